#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace filrouge::transcripts {

/// Writes small PDF documents: lines of text where a test wants them, in Helvetica.
class PdfMaker {
  public:
    struct Line {
        double x = 72;
        double y = 72;      ///< of the base line, from the top of the page
        std::string latin1; ///< in Windows-1252
        double size = 12;
        bool bold = false;
    };

    PdfMaker& page() {
        pages_.emplace_back();
        return *this;
    }
    PdfMaker& line(const Line& line) {
        std::string shown;
        for (const char c : line.latin1) {
            if (c == '(' || c == ')' || c == '\\') shown += '\\';
            shown += c;
        }
        pages_.back() += fmt::format("BT /{} {} Tf {} {} Td ({}) Tj ET\n", line.bold ? "F2" : "F1",
                                     line.size, line.x, 842 - line.y, shown);
        return *this;
    }
    /// One below the other, 14 points apart.
    PdfMaker& lines(double x, double y, const std::vector<std::string>& texts) {
        for (const auto& text : texts) {
            if (!text.empty()) line({x, y, text, 12, false});
            y += 14;
        }
        return *this;
    }

    [[nodiscard]] std::string bytes() const {
        std::vector<std::string> objects{"<</Type/Catalog/Pages 2 0 R>>", "", font("Helvetica"),
                                         font("Helvetica-Bold")};
        std::string kids;
        for (const auto& content : pages_) {
            kids += fmt::format("{} 0 R ", objects.size() + 1);
            objects.push_back(fmt::format(
                "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R/F2 4 "
                "0 R>>>>/Contents {} 0 R>>",
                objects.size() + 2));
            objects.push_back(
                fmt::format("<</Length {}>>stream\n{}\nendstream", content.size(), content));
        }
        objects[1] = fmt::format("<</Type/Pages/Kids[{}]/Count {}>>", kids, pages_.size());
        return file_of(objects);
    }

  private:
    static std::string font(std::string_view name) {
        return fmt::format("<</Type/Font/Subtype/Type1/BaseFont/{}/Encoding/WinAnsiEncoding>>",
                           name);
    }
    static std::string file_of(const std::vector<std::string>& objects) {
        std::string file = "%PDF-1.4\n";
        std::string places;
        for (std::size_t i = 0; i < objects.size(); ++i) {
            places += fmt::format("{:010} 00000 n \n", file.size());
            file += fmt::format("{} 0 obj\n{}\nendobj\n", i + 1, objects[i]);
        }
        const auto table = file.size();
        const auto count = objects.size() + 1;
        return file + fmt::format("xref\n0 {}\n0000000000 65535 f \n{}trailer\n<</Size {}/Root 1 0 "
                                  "R>>\nstartxref\n{}\n%%EOF\n",
                                  count, places, count, table);
    }

    std::vector<std::string> pages_; // what they show
};

} // namespace filrouge::transcripts
