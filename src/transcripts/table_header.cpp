#include "transcripts/table_header.h"

#include "core/fold.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace filrouge::transcripts {
namespace {

struct Known {
    std::string_view word; ///< folded
    TableField field;
};

// The likeliest first.
constexpr std::array known_words = [] {
    using enum TableField;
    return std::to_array<Known>({
        {"transcript", words},
        {"transcription", words},
        {"transcriptions", words},
        {"text", words},
        {"texte", words},
        {"textes", words},
        {"verbatim", words},
        {"verbatims", words},
        {"utterance", words},
        {"utterances", words},
        {"enonce", words},
        {"enonces", words},
        {"paroles", words},
        {"parole", words},
        {"propos", words},
        {"tekst", words},
        {"transkript", words},
        {"transkription", words},
        {"transcriptie", words},
        {"texto", words},
        {"transcripcion", words},
        {"uitspraak", words},
        {"uitspraken", words},
        {"uiting", words},
        {"ausserung", words},
        {"speech", words},
        {"said", words},
        {"dit", words},
        {"gezegd", words},
        {"gesagt", words},
        {"dialogue", words},
        {"replique", words},
        {"repliques", words},
        {"content", words},
        {"contenu", words},
        {"inhoud", words},
        {"caption", words},
        {"subtitle", words},
        {"sentence", words},
        {"phrase", words},
        {"zin", words},
        {"satz", words},
        {"intervention", words},
        {"message", words},
        {"words", words},
        {"mots", words},
        {"woorden", words},
        {"speaker", speaker},
        {"speakers", speaker},
        {"locuteur", speaker},
        {"locuteurs", speaker},
        {"locutrice", speaker},
        {"intervenant", speaker},
        {"intervenants", speaker},
        {"intervenante", speaker},
        {"interlocuteur", speaker},
        {"interlocutrice", speaker},
        {"spreker", speaker},
        {"sprekers", speaker},
        {"spreekster", speaker},
        {"sprecher", speaker},
        {"sprecherin", speaker},
        {"hablante", speaker},
        {"orador", speaker},
        {"voice", speaker},
        {"voix", speaker},
        {"participant", speaker},
        {"participante", speaker},
        {"participants", speaker},
        {"deelnemer", speaker},
        {"deelneemster", speaker},
        {"teilnehmer", speaker},
        {"interviewe", speaker},
        {"interviewee", speaker},
        {"geinterviewde", speaker},
        {"interroge", speaker},
        {"interrogee", speaker},
        {"who", speaker},
        {"qui", speaker},
        {"wie", speaker},
        {"wer", speaker},
        {"personne", speaker},
        {"person", speaker},
        {"persoon", speaker},
        {"name", speaker},
        {"nom", speaker},
        {"naam", speaker},
        {"role", speaker},
        {"start", begins},
        {"begin", begins},
        {"begins", begins},
        {"debut", begins},
        {"onset", begins},
        {"anfang", begins},
        {"beginn", begins},
        {"inicio", begins},
        {"starttime", begins},
        {"begintijd", begins},
        {"starttijd", begins},
        {"startzeit", begins},
        {"from", begins},
        {"in", begins},
        {"timecode", begins},
        {"timecodes", begins},
        {"tijdcode", begins},
        {"timestamp", begins},
        {"timestamps", begins},
        {"horodatage", begins},
        {"minutage", begins},
        {"tijdstip", begins},
        {"zeitmarke", begins},
        {"tc", begins},
        {"time", begins},
        {"times", begins},
        {"temps", begins},
        {"tijd", begins},
        {"zeit", begins},
        {"tiempo", begins},
        {"heure", begins},
        {"end", ends},
        {"ends", ends},
        {"fin", ends},
        {"offset", ends},
        {"einde", ends},
        {"eind", ends},
        {"ende", ends},
        {"endtime", ends},
        {"eindtijd", ends},
        {"endzeit", ends},
        {"stop", ends},
        {"to", ends},
        {"out", ends},
    });
}();

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

// "Fin du timecode" is an end, "speaker start" a begin, "speaker text" words.
int weight(TableField field) {
    switch (field) {
    case TableField::ends: return 4;
    case TableField::begins: return 3;
    case TableField::words: return 2;
    case TableField::speaker: return 1;
    }
    return 0;
}

} // namespace

std::optional<HeaderMeaning> meaning_of_header(std::string_view header) {
    auto words = words_of(spelt_out(header));
    HeaderMeaning meaning;
    meaning.unit = take_unit(words);
    int heaviest = 0;
    bool named = false;
    for (const auto& word : words) {
        if (is_in(neutral, word)) continue;
        if (is_in(naming, word)) {
            named = true;
            continue;
        }
        const auto* const known =
            std::find_if(known_words.begin(), known_words.end(),
                         [&](const Known& each) { return each.word == word; });
        if (known == known_words.end()) return std::nullopt;
        const auto rank = static_cast<std::size_t>(known - known_words.begin());
        const int found = weight(known->field);
        if (found < heaviest || (found == heaviest && meaning.rank <= rank)) continue;
        heaviest = found;
        meaning.field = known->field;
        meaning.rank = rank;
    }
    if (heaviest == 0 || (named && meaning.field == TableField::words)) return std::nullopt;
    const bool timed = meaning.field == TableField::begins || meaning.field == TableField::ends;
    if (!timed && meaning.unit != TableUnit::unknown) return std::nullopt;
    return meaning;
}

} // namespace filrouge::transcripts
