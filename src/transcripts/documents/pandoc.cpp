#include "transcripts/documents/pandoc.h"

#include "platform/process.h"

#include <fmt/format.h>

#include <chrono>

namespace filrouge::transcripts {
namespace {

// No typographic rewriting; Markdown as CommonMark, whose rules lose no words (pandoc's own takes
// "I. Bonjour" for a list and "@Nadia" for a citation).
std::string reader_of(const std::string& format) {
    if (format == "md") return "commonmark+pipe_tables+strikeout";
    if (format == "html") return "html-smart";
    return format;
}

std::string first_line(std::string_view text) {
    const auto begin = text.find_first_not_of(" \n");
    if (begin == std::string_view::npos) return "no reason given";
    text.remove_prefix(begin);
    return std::string{text.substr(0, std::min<std::size_t>(text.find('\n'), 200))};
}

Error conversion_error(const std::string& name, const platform::ProcessOutput& run) {
    // 2 and 251: the run-time system's stack or heap limit.
    const bool memory = run.exit_status == 2 || run.exit_status == 251 || run.exit_status == 137;
    if (memory) {
        return {ErrorCode::invalid_input, fmt::format("{} is too large to be converted", name),
                "Split it into several files"};
    }
    return {ErrorCode::invalid_input,
            fmt::format("{} is broken or not what its ending says ({})", name, first_line(run.err)),
            "Open it in a word processor and save it again as docx or odt"};
}

} // namespace

Result<PandocDocument> read_with_pandoc(std::string_view bytes, const std::string& format,
                                        const std::string& name, const ReadOptions& options) {
    platform::ProcessLimits limits;
    limits.time = options.converter_time;
    // JSON spells each word with some 30 bytes around it.
    limits.output_bytes = options.max_text_bytes * 10;
    const auto run =
        platform::run_process({"pandoc", "--sandbox", "--track-changes=accept", "-f",
                               reader_of(format), "-t", "json", "+RTS", "-M1024m", "-RTS"},
                              bytes, limits);
    if (!run) {
        auto error = run.error();
        error.what = fmt::format("Cannot read {}: {}", name, error.what);
        if (error.code == ErrorCode::not_found) {
            error.code = ErrorCode::failed; // the file is there
            error.hint = "Install pandoc, which reads word-processor files";
        }
        return error;
    }
    if (run->exit_status != 0) return conversion_error(name, *run);
    auto document = read_pandoc_json(run->out, format);
    if (!document) {
        return Error{document.error().code, fmt::format("{}: {}", name, document.error().what),
                     document.error().hint};
    }
    return document;
}

} // namespace filrouge::transcripts
