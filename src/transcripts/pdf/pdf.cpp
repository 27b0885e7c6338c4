#include "transcripts/pdf/pdf.h"

#include "platform/decoding.h"
#include "platform/process.h"
#include "transcripts/pdf/pdf_columns.h"
#include "transcripts/pdf/pdf_direction.h"
#include "transcripts/pdf/pdf_furniture.h"
#include "transcripts/pdf/pdf_page.h"
#include "transcripts/pdf/pdf_paragraphs.h"
#include "transcripts/unicode.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge::transcripts {
namespace {

constexpr int most_pages = 5000;

Error refused(const InputFile& file, std::string_view what, std::string_view hint) {
    return {ErrorCode::invalid_input, fmt::format("{} {}", file.name, what), std::string{hint}};
}

constexpr std::string_view get_another = "Get the file again, or print it to a new PDF";

// Exit statuses of `filrouge-pdf-words`; anything else is poppler's end.
Error unreadable(const InputFile& file, int status) {
    if (status == 3) {
        return refused(file, "is protected by a password",
                       "Open it with the password and print it to a new PDF without one");
    }
    if (status == 4) return refused(file, "is broken or incomplete", get_another);
    return refused(file, "is broken, or too large for the memory it may take", get_another);
}

Result<PdfListing> words_of(const InputFile& file, const ReadOptions& options) {
    platform::ProcessLimits limits;
    limits.time = options.converter_time;
    // A word takes some 60 bytes of the list.
    limits.output_bytes = options.max_text_bytes * 10;
    const auto run = platform::run_process(
        {platform::companion_program("filrouge-pdf-words"), std::to_string(most_pages)}, file.bytes,
        limits);
    if (!run) {
        auto error = run.error();
        error.what = fmt::format("Cannot read {}: {}", file.name, error.what);
        if (error.code == ErrorCode::not_found) {
            error.code = ErrorCode::failed; // the file is there
            error.hint = "Install Filrouge again: a part of it that reads PDF is missing";
        }
        return error;
    }
    if (run->exit_status != 0) return unreadable(file, run->exit_status);
    auto listing = parse_pdf_listing(run->out);
    if (!listing) {
        return Error{listing.error().code, fmt::format("{}: {}", file.name, listing.error().what),
                     listing.error().hint};
    }
    return listing;
}

std::size_t without_words(const std::vector<PdfPage>& pages) {
    return static_cast<std::size_t>(std::count_if(
        pages.begin(), pages.end(), [](const PdfPage& page) { return page.words.empty(); }));
}

Result<void> check_pages(const InputFile& file, const PdfListing& listing) {
    if (listing.pages == 0) return refused(file, "has no pages", get_another);
    if (listing.pages > most_pages) {
        return refused(file,
                       fmt::format("has {} pages; at most {} are read", listing.pages, most_pages),
                       "Split it into several files");
    }
    if (without_words(listing.shown) < listing.shown.size()) return {};
    return refused(file, "holds no text: its pages are pictures, as a scanner makes them",
                   "Run text recognition (OCR) on it, for example with OCRmyPDF, and import the "
                   "result");
}

// Fonts may come without saying which letters their shapes are.
bool is_unreadable(std::string_view utf8) {
    const auto characters = to_utf32(utf8);
    const auto strange = std::count_if(characters.begin(), characters.end(), [](char32_t c) {
        return c == 0xFFFD || (c >= 0xE000 && c <= 0xF8FF);
    });
    return static_cast<std::size_t>(strange) * 5 > characters.size();
}

std::vector<std::string> warnings_about(const PdfListing& listing, std::string_view utf8) {
    std::vector<std::string> warnings;
    const auto empty = without_words(listing.shown);
    if (empty >= 2 || empty * 5 >= listing.shown.size()) {
        if (empty > 0) {
            warnings.push_back(fmt::format(
                "{} of {} pages hold no text; if they are scanned, run text recognition (OCR) on "
                "the file",
                empty, listing.shown.size()));
        }
    }
    if (is_unreadable(utf8)) {
        warnings.emplace_back("Many letters could not be read, because the PDF does not say which "
                              "they are; run text recognition (OCR) on it");
    }
    return warnings;
}

} // namespace

Result<Content> read_pdf(const InputFile& file, const ReadOptions& options) {
    if (file.bytes.substr(0, 1024).find("%PDF-") == std::string_view::npos) {
        const auto what = platform::known_binary(file.bytes);
        return refused(file,
                       what.empty() ? "is not a PDF document, whatever its ending says"
                                    : fmt::format("is not a PDF document but {}", what),
                       "Give the file its right ending");
    }
    auto listing = words_of(file, options);
    if (!listing) return listing.error();
    if (const auto checked = check_pages(file, *listing); !checked) return checked.error();
    std::vector<std::vector<PdfRow>> pages;
    std::vector<double> widths;
    for (auto& page : listing->shown) {
        pages.push_back(rows_of(page.words));
        widths.push_back(page.width);
    }
    set_in_reading_order(pages, widths);
    remove_furniture(pages);
    std::vector<PdfLaidOutPage> laid_out;
    for (std::size_t p = 0; p < pages.size(); ++p) {
        laid_out.push_back({listing->shown[p].width, lines_in_reading_order(pages[p])});
    }
    auto text = paragraphs_of(laid_out);
    Content content;
    content.warnings = warnings_about(*listing, text.utf8);
    content.utf8 = std::move(text.utf8);
    content.emphasised = std::move(text.emphasised);
    return content;
}

} // namespace filrouge::transcripts
