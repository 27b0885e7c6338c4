#include "core/text.h"
#include "platform/decoding.h"
#include "transcripts/archives/archives.h"
#include "transcripts/documents/xml.h"
#include "transcripts/utterances.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

// The tables of the CEFC corpus, Debaisieux, Benzitoun & Deulofeu 2016: CoNLL's ten columns, then
// begin and end in seconds and the speaker.
namespace filrouge::transcripts {
namespace {

constexpr std::size_t columns = 13;

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    for (std::size_t at = 0; at <= line.size();) {
        const auto end = std::min(line.find('\t', at), line.size());
        cells.push_back(line.substr(at, end - at));
        at = end + 1;
    }
    return cells;
}

Error not_a_word(const InputFile& file, std::size_t line) {
    return {ErrorCode::invalid_input,
            fmt::format("{}, line {}: a word has {} columns, the last three its begin, its end and "
                        "its speaker",
                        file.name, line, columns),
            "Export the file again, or import its text"};
}

void add_word(const std::vector<std::string_view>& cells, std::vector<Utterance>& said) {
    const std::string speaker{cells[12]};
    const auto begins = seconds(cells[10]);
    const auto ends = seconds(cells[11]);
    if (said.empty() || said.back().speaker != speaker) said.push_back({speaker, begins, ends, {}});
    auto& turn = said.back();
    const bool elided = turn.words.ends_with('\'') || turn.words.ends_with("’");
    if (!elided && !turn.words.empty()) turn.words += ' ';
    turn.words += cells[1];
    if (!turn.begins) turn.begins = begins;
    if (ends && (!turn.ends || *turn.ends < *ends)) turn.ends = ends;
}

} // namespace

Result<Content> read_orfeo(const InputFile& file, const ReadOptions& /*options*/) {
    auto decoded = platform::decode_text(file.bytes, file.name);
    if (!decoded) return decoded.error();
    const std::string_view all = decoded->utf8;
    Utterances recording;
    std::size_t number = 0;
    for (std::size_t at = 0; at < all.size();) {
        const auto end = std::min(all.find('\n', at), all.size());
        auto line = all.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        const auto cells = cells_of(line);
        if (cells.size() != columns) return not_a_word(file, number);
        add_word(cells, recording.said);
    }
    recording.encoding = std::move(decoded->encoding);
    return lay_out(recording);
}

} // namespace filrouge::transcripts
