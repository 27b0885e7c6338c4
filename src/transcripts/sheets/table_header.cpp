#include "transcripts/sheets/table_header.h"

#include "core/fold.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <vector>

namespace filrouge::transcripts {
namespace {

// Folded, the likeliest first.
constexpr auto words_of_speech = std::to_array<std::string_view>(
    {"transcript",   "transcription", "transcriptions", "text",       "texte",      "textes",
     "verbatim",     "verbatims",     "utterance",      "utterances", "enonce",     "enonces",
     "paroles",      "parole",        "propos",         "tekst",      "transkript", "transkription",
     "transcriptie", "texto",         "transcripcion",  "uitspraak",  "uitspraken", "uiting",
     "ausserung",    "speech",        "said",           "dit",        "gezegd",     "gesagt",
     "dialogue",     "replique",      "repliques",      "content",    "contenu",    "inhoud",
     "caption",      "subtitle",      "sentence",       "phrase",     "zin",        "satz",
     "intervention", "message",       "words",          "mots",       "woorden"});
constexpr auto words_of_persons = std::to_array<std::string_view>(
    {"speaker",      "speakers",     "locuteur",      "locuteurs",     "locutrice",
     "intervenant",  "intervenants", "intervenante",  "interlocuteur", "interlocutrice",
     "spreker",      "sprekers",     "spreekster",    "sprecher",      "sprecherin",
     "hablante",     "orador",       "voice",         "voix",          "participant",
     "participante", "participants", "deelnemer",     "deelneemster",  "teilnehmer",
     "interviewe",   "interviewee",  "geinterviewde", "interroge",     "interrogee",
     "who",          "qui",          "wie",           "wer",           "personne",
     "person",       "persoon",      "name",          "nom",           "naam",
     "role"});
constexpr auto words_of_begins = std::to_array<std::string_view>(
    {"start",    "begin",     "begins",    "debut",     "onset",      "anfang",     "beginn",
     "inicio",   "starttime", "begintijd", "starttijd", "startzeit",  "from",       "in",
     "timecode", "timecodes", "tijdcode",  "timestamp", "timestamps", "horodatage", "minutage",
     "tijdstip", "zeitmarke", "tc",        "time",      "times",      "temps",      "tijd",
     "zeit",     "tiempo",    "heure"});
constexpr auto words_of_ends =
    std::to_array<std::string_view>({"end", "ends", "fin", "offset", "einde", "eind", "ende",
                                     "endtime", "eindtijd", "endzeit", "stop", "to", "out"});

// Say nothing by themselves.
constexpr std::array<std::string_view, 37> neutral{
    "the",    "of",      "de",      "du",        "des",       "la",         "le",
    "les",    "l",       "d",       "van",       "het",       "is",         "was",
    "what",   "ce",      "wat",     "est",       "a",         "parle",      "speaking",
    "speaks", "spreekt", "spricht", "stamp",     "marker",    "tour",       "segment",
    "turn",   "full",    "spoken",  "gesproken", "transcrit", "transcrite", "prononcees",
    "hh",     "mm"};
// Of who speaks or when, not of what is said: "text id" and "word count" hold no words.
constexpr std::array<std::string_view, 9> naming{"id", "label",  "code",   "number", "no",
                                                 "nr", "numero", "nummer", "n"};

template <class List>
bool is_in(const List& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool is_lower_ascii(char c) {
    return c >= 'a' && c <= 'z';
}
bool is_word_byte(char c) {
    return is_lower_ascii(c) || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

// "startTime" is two words; the ending of "locuteur·rice" and "Intervenant(e)" is none.
std::string spelt_out(std::string_view header) {
    std::string out;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const bool after_letter = i > 0 && is_word_byte(header[i - 1]);
        const bool middle_dot = header.substr(i).starts_with("\u00B7");
        if (after_letter && (middle_dot || header[i] == '*' || header[i] == '(')) {
            i += middle_dot ? 2 : 1;
            while (i < header.size() && is_word_byte(header[i])) ++i;
            out += ' ';
            if (i >= header.size()) break;
        }
        const bool capital = header[i] >= 'A' && header[i] <= 'Z';
        if (capital && i > 0 && is_lower_ascii(header[i - 1])) out += ' ';
        out += header[i];
    }
    return out;
}

std::vector<std::string> words_of(std::string_view header) {
    std::vector<std::string> words;
    const auto folded = fold(header);
    std::string word;
    for (const char c : folded + " ") {
        if (is_word_byte(c)) {
            word += c;
        } else if (!word.empty()) {
            words.push_back(std::move(word));
            word.clear();
        }
    }
    return words;
}

// Taken off the end of the header.
TableUnit take_unit(std::vector<std::string>& words) {
    static constexpr std::array<std::string_view, 4> ms{"ms", "msec", "milliseconds",
                                                        "millisecondes"};
    static constexpr std::array<std::string_view, 8> seconds{
        "s", "sec", "secs", "second", "seconds", "seconde", "secondes", "seconden"};
    if (words.size() < 2) return TableUnit::unknown;
    const auto last = words.back();
    const auto before = words[words.size() - 2];
    if (is_in(ms, last)) {
        words.pop_back();
        return TableUnit::milliseconds;
    }
    if (last == "ss" && before == "mm") words.pop_back(); // (hh:mm:ss)
    if (!is_in(seconds, last)) return TableUnit::unknown;
    words.pop_back();
    return TableUnit::seconds;
}

struct Vocabulary {
    TableField field;
    std::span<const std::string_view> words;
};
// The heaviest last: "Fin du timecode" is an end, "speaker start" a begin, "speaker text" words.
constexpr std::array<Vocabulary, 4> vocabularies{{{TableField::speaker, words_of_persons},
                                                  {TableField::words, words_of_speech},
                                                  {TableField::begins, words_of_begins},
                                                  {TableField::ends, words_of_ends}}};

struct Found {
    std::size_t vocabulary = 0;
    std::size_t rank = 0;
};
std::optional<Found> find_word(std::string_view word) {
    for (std::size_t i = 0; i < vocabularies.size(); ++i) {
        const auto& known = vocabularies[i].words;
        const auto at = std::find(known.begin(), known.end(), word);
        if (at != known.end()) return Found{i, static_cast<std::size_t>(at - known.begin())};
    }
    return std::nullopt;
}

bool outweighs(const Found& found, const std::optional<Found>& best) {
    if (!best || found.vocabulary != best->vocabulary) {
        return !best || found.vocabulary > best->vocabulary;
    }
    return found.rank < best->rank;
}

} // namespace

std::optional<HeaderMeaning> meaning_of_header(std::string_view header) {
    auto words = words_of(spelt_out(header));
    const auto unit = take_unit(words);
    std::optional<Found> best;
    bool named = false;
    for (const auto& word : words) {
        named = named || is_in(naming, word);
        if (is_in(neutral, word) || is_in(naming, word)) continue;
        const auto found = find_word(word);
        if (!found) return std::nullopt;
        if (outweighs(*found, best)) best = found;
    }
    if (!best) return std::nullopt;
    const auto field = vocabularies[best->vocabulary].field;
    const bool timed = field == TableField::begins || field == TableField::ends;
    if (named && field == TableField::words) return std::nullopt;
    if (!timed && unit != TableUnit::unknown) return std::nullopt;
    return HeaderMeaning{field, unit, best->rank};
}

} // namespace filrouge::transcripts
