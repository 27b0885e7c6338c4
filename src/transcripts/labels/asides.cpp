#include "transcripts/labels/asides.h"

#include "core/breaks.h"
#include "core/fold.h"
#include "transcripts/labels/label_name.h"
#include "transcripts/text_lines.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>
#include <optional>
#include <set>
#include <string>

namespace filrouge::transcripts {
namespace {

constexpr std::size_t longest_line = 400; // bytes

bool is_word_byte(char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= 0x80 || std::isalpha(byte) != 0;
}

// "20:15 Uhr", "12 minutes", "1 h 05 min."
bool is_amount(std::string_view folded) {
    static const std::set<std::string_view> units{
        "uhr",     "h",       "heure",    "heures",   "hour",     "hours",    "stunde",  "stunden",
        "uur",     "hora",    "horas",    "ora",      "ore",      "min",      "mins",    "minute",
        "minutes", "minuten", "minuto",   "minutos",  "minuti",   "sec",      "s",       "second",
        "seconds", "seconde", "secondes", "sekunden", "seconden", "segundos", "secondi", "m",
        "am",      "pm",      "a",        "at",       "um",       "om",       "alle",    "as",
        "las",     "et",      "and",      "und"};
    for (std::size_t at = 0; at < folded.size();) {
        auto end = at;
        while (end < folded.size() && is_word_byte(folded[end])) ++end;
        if (end > at && units.count(folded.substr(at, end - at)) == 0) return false;
        at = std::max(end, at + 1);
    }
    return true;
}

bool tells_end(std::string_view folded) {
    static constexpr std::array<std::string_view, 58> ends{"fin de l'entretien",
                                                           "fin de l'enregistrement",
                                                           "fin de la transcription",
                                                           "fin de la retranscription",
                                                           "fin du focus group",
                                                           "fin du groupe de discussion",
                                                           "fin de l'interview",
                                                           "fin de la discussion",
                                                           "fin de la seance",
                                                           "fin de la bande",
                                                           "fin du fichier",
                                                           "fin du verbatim",
                                                           "end of interview",
                                                           "end of the interview",
                                                           "end of recording",
                                                           "end of the recording",
                                                           "end of transcript",
                                                           "end of the transcript",
                                                           "end of transcription",
                                                           "end of tape",
                                                           "end of audio",
                                                           "end of focus group",
                                                           "end of the focus group",
                                                           "end of discussion",
                                                           "end of session",
                                                           "end of file",
                                                           "interview ends",
                                                           "interview ended",
                                                           "recording ends",
                                                           "recording ended",
                                                           "recording stopped",
                                                           "ende der aufnahme",
                                                           "ende des interviews",
                                                           "ende des gesprachs",
                                                           "ende der aufzeichnung",
                                                           "ende des transkripts",
                                                           "einde van het interview",
                                                           "einde interview",
                                                           "einde opname",
                                                           "einde van de opname",
                                                           "fin de la entrevista",
                                                           "fin de la grabacion",
                                                           "final de la entrevista",
                                                           "fine dell'intervista",
                                                           "fine intervista",
                                                           "fine della registrazione",
                                                           "fim da entrevista",
                                                           "fim da gravacao",
                                                           "total time",
                                                           "total duration",
                                                           "duree totale",
                                                           "duree de l'entretien",
                                                           "duree de l'enregistrement",
                                                           "gesamtdauer",
                                                           "totale duur",
                                                           "duracion total",
                                                           "durata totale",
                                                           "length of interview"};
    for (const auto end : ends) {
        if (folded.starts_with(end) && is_amount(folded.substr(end.size())) &&
            (folded.size() == end.size() || !is_word_byte(folded[end.size()]))) {
            return true;
        }
    }
    return false;
}

// "Note du transcripteur : …", "INTERVIEWER NOTE: …", "Anmerkung der Transkribentin: …"
bool is_note(std::string_view folded) {
    static const std::set<std::string_view> notes{
        "note",        "notes",     "nota",     "notas",       "anmerkung",
        "anmerkungen", "opmerking", "remarque", "commentaire", "notiz"};
    static constexpr std::array<std::string_view, 12> writers{
        "transcri", "transkri", "trascri", "interview", "enquet",   "chercheu",
        "redact",   "moderat",  "observ",  "field",     "research", "entrevistador"};
    auto label = folded.substr(0, std::min(folded.find(':'), folded.size()));
    if (label.size() == folded.size() || label.size() > longest_label) return false;
    label = label.substr(0, label.find_last_not_of(' ') + 1);
    const auto first = label.substr(0, label.find(' '));
    const auto last = label.substr(label.rfind(' ') + 1); // all where there is no space
    return notes.count(first) + notes.count(last) > 0 &&
           std::any_of(writers.begin(), writers.end(), [&](std::string_view writer) {
               return label.find(writer) != std::string_view::npos;
           });
}

std::string plain(std::string_view line) {
    auto folded = fold(line);
    for (auto at = folded.find("’"); at != std::string::npos; at = folded.find("’")) {
        folded.replace(at, std::string_view{"’"}.size(), "'");
    }
    const auto begin = folded.find_first_not_of(" \t[(*_-=#.<{");
    return begin == std::string::npos ? std::string{} : folded.substr(begin);
}

// "***" alone in a turn is what nobody understood, and stays.
bool is_rule(std::string_view line) {
    const auto signs = std::count_if(line.begin(), line.end(), [](char c) {
        return std::string_view{"-*_=~#"}.find(c) != std::string_view::npos;
    });
    return signs >= 3 && line.find_first_not_of(" \t-*_=~#") == std::string_view::npos;
}

// "THÈME 2 – LE TRAVAIL", "Partie B", "LA FAMILLE ET LE TRAVAIL"
bool names_part(std::u32string_view line) {
    if (line.size() > longest_label * 2 || ends_sentence(to_utf8(line))) return false;
    const auto colon = line.find(U':');
    if (is_header_field(line.substr(0, colon)) && line.find(U' ') != line.npos) return true;
    const auto count = [&](auto is) { return std::count_if(line.begin(), line.end(), is); };
    return count(is_letter) >= 6 && count(is_letter) == count(is_upper) && count(is_space) > 0;
}

// "2. Travail", where no "1. …" stands in the same turn.
bool numbers_part(std::u32string_view line) {
    std::size_t i = 0;
    while (i < line.size() && is_digit(line[i])) ++i;
    if (i == 0 || i > 2 || i + 2 >= line.size()) return false;
    if ((line[i] != U'.' && line[i] != U')') || !is_space(line[i + 1])) return false;
    const auto words = line.substr(i + 2);
    return words.size() <= longest_label && is_upper(words.front()) &&
           std::count_if(words.begin(), words.end(), is_space) < 5 &&
           !ends_sentence(to_utf8(words));
}

bool has_lower(std::u32string_view said) {
    return std::any_of(said.begin(), said.end(), is_lower);
}

/// Where the heading at the end of a turn begins, in bytes; nothing where there is none.
std::optional<std::size_t> heading_at_end(std::string_view said) {
    const auto begin = said.rfind('\n') + 1;
    if (begin < 2 || said.size() - begin > longest_line || said[begin - 2] != '\n') {
        return std::nullopt;
    }
    const auto line = to_utf32(said.substr(begin));
    const auto before = to_utf32(beginning(said, std::min(begin, longest_line)));
    if (!has_lower(before)) return std::nullopt;
    if (names_part(line) || is_rule(said.substr(begin))) return begin;
    const bool list = std::any_of(before.begin(), before.end(), is_digit) &&
                      said.substr(0, begin).find(". ") != std::string_view::npos;
    return !list && numbers_part(line) ? std::optional{begin} : std::nullopt;
}

bool followed_by_empty_line(const Text& text, CpPos end) {
    const auto rest = std::string_view{text.utf8()}.substr(text.index().to_byte(end).value());
    return rest.starts_with("\n\n");
}

void leave_out_headings_at_end(const Text& text, SpokenTurn& turn) {
    for (;;) {
        const auto said = text.slice(turn.span);
        const auto begin = heading_at_end(said);
        if (!begin || !followed_by_empty_line(text, turn.span.end())) return;
        const auto line = count_code_points(said.substr(*begin));
        const auto kept = trim(text, {turn.span.begin(), turn.span.end() - line});
        if (kept.empty()) return;
        turn.span = kept;
    }
}

} // namespace

bool is_aside(std::string_view line) {
    if (line.size() > longest_line) return false;
    const auto folded = plain(line);
    return !folded.empty() && (tells_end(folded) || is_note(folded));
}

void leave_out_headings(const Text& text, const std::vector<CpSpan>& headings,
                        std::vector<SpokenTurn>& turns, Cast& cast) {
    std::vector<SpokenTurn> kept;
    auto next = headings.begin();
    for (auto& turn : turns) {
        while (next != headings.end() && next->begin() < turn.span.begin()) ++next;
        for (; next != headings.end() && next->end() <= turn.span.end(); ++next) {
            const auto before = trim(text, {turn.span.begin(), next->begin()});
            const auto after = trim(text, {next->end(), turn.span.end()});
            if (before.empty()) continue; // below its label it may be said
            auto first = turn;
            first.span = before;
            turn.span = after;
            if (after.empty() || !ends_sentence(text.slice(after))) {
                turn = std::move(first);
                break;
            }
            kept.push_back(std::move(first));
            turn.label = {after.begin(), after.begin()};
            turn.begins.reset();
            cast.add(to_utf32(turn.speaker));
        }
        leave_out_headings_at_end(text, turn);
        kept.push_back(std::move(turn));
    }
    turns = std::move(kept);
}

} // namespace filrouge::transcripts
