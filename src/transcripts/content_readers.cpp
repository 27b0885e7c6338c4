#include "platform/decoding.h"
#include "transcripts/archives/archives.h"
#include "transcripts/captions/captions.h"
#include "transcripts/captions/stm.h"
#include "transcripts/content.h"
#include "transcripts/documents/container.h"
#include "transcripts/documents/entities.h"
#include "transcripts/documents/markdown_attributes.h"
#include "transcripts/documents/pandoc.h"
#include "transcripts/documents/rtf.h"
#include "transcripts/documents/word_text_boxes.h"
#include "transcripts/file_format.h"
#include "transcripts/json/json_transcript.h"
#include "transcripts/json/otranscribe.h"
#include "transcripts/pdf/pdf.h"
#include "transcripts/sheets/table_transcript.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace filrouge::transcripts {
namespace {

Result<Content> from_pandoc(std::string_view bytes, const InputFile& file,
                            const ReadOptions& options) {
    auto document = read_with_pandoc(bytes, file.format, file.name, options);
    if (!document) return document.error();
    Content content;
    content.utf8 = std::move(document->utf8);
    content.language = std::move(document->language);
    content.emphasised = std::move(document->emphasised);
    content.headings = std::move(document->headings);
    return content;
}

Result<Content> read_packed_document(const InputFile& file, const ReadOptions& options) {
    // XML is some five times the words in it; twice that is generous.
    const auto checked = check_container(file.bytes, file.name, options.max_text_bytes * 10);
    if (!checked) return checked.error();
    if (file.format == "docx") {
        const auto docx = with_text_boxes_as_paragraphs(file.bytes, options.max_text_bytes * 10);
        if (docx) return from_pandoc(*docx, file, options);
    }
    return from_pandoc(file.bytes, file, options);
}

Result<Content> read_rtf(const InputFile& file, const ReadOptions& options) {
    if (file.bytes.substr(0, 512).find("{\\rtf") == std::string_view::npos) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{} is not an RTF file, whatever its ending says", file.name),
                     "Open it in a word processor and save it again as docx or odt"};
    }
    const auto portable = portable_rtf(file.bytes);
    auto content = from_pandoc(portable.rtf, file, options);
    if (content) content->utf8 = restore_characters(content->utf8, portable.substituted);
    return content;
}

Result<Content> read_marked_up_text(const InputFile& file, const ReadOptions& options) {
    auto decoded = platform::decode_text(file.bytes, file.name);
    if (!decoded) return decoded.error();
    if (file.format == "md") decoded->utf8 = without_attributes(decoded->utf8);
    auto content = from_pandoc(decoded->utf8, file, options);
    if (content) content->encoding = std::move(decoded->encoding);
    return content;
}

Result<Content> read_plain_text(const InputFile& file, const ReadOptions& /*options*/) {
    auto decoded = platform::decode_text(file.bytes, file.name);
    if (!decoded) return decoded.error();
    Content content;
    const bool entities = decoded->utf8.find('&') != std::string::npos;
    content.utf8 = entities ? without_entities(decoded->utf8) : std::move(decoded->utf8);
    content.encoding = std::move(decoded->encoding);
    return content;
}

struct Format {
    std::string_view ending;
    ContentReader reader;
};
// A format is added here, and nowhere else.
constexpr std::array formats{
    Format{"cha", read_chat},
    Format{"csv", read_table_transcript},
    Format{"docx", read_packed_document},
    Format{"eaf", read_elan},
    Format{"epub", read_packed_document},
    Format{"htm", read_marked_up_text},
    Format{"html", read_marked_up_text},
    Format{"json", read_json},
    Format{"md", read_marked_up_text},
    Format{"ods", read_table_transcript},
    Format{"odt", read_packed_document},
    Format{"orfeo", read_orfeo},
    Format{"otr", read_otranscribe},
    Format{"pdf", read_pdf},
    Format{"rtf", read_rtf},
    Format{"sbv", read_captions},
    Format{"srt", read_captions},
    Format{"stm", read_stm},
    Format{"textgrid", read_textgrid},
    Format{"trs", read_transcriber},
    Format{"tsv", read_table_transcript},
    Format{"txt", read_plain_text},
    Format{"vtt", read_captions},
    Format{"xlsx", read_table_transcript},
    Format{"xml", read_xml_transcript},
};

} // namespace

const std::vector<std::string>& readable_formats() {
    static const auto endings = [] {
        std::vector<std::string> all;
        all.reserve(formats.size());
        for (const auto& format : formats) all.emplace_back(format.ending);
        return all;
    }();
    return endings;
}

ContentReader content_reader(std::string_view format) {
    const auto* const known = std::find_if(formats.begin(), formats.end(),
                                           [&](const Format& f) { return f.ending == format; });
    return known == formats.end() ? nullptr : known->reader;
}

} // namespace filrouge::transcripts
