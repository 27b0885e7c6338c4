#include "transcripts/label_name.h"

#include "core/fold.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <vector>

namespace filrouge::transcripts {
namespace {

using WordSet = std::set<std::string, std::less<>>;

WordSet word_set(const char* words) {
    std::istringstream in{words};
    return {std::istream_iterator<std::string>{in}, {}};
}

// Header fields and noises, folded. Names of persons and roles are found by recurrence, not by a
// list; what is listed recurs in documents without being a speaker.
const WordSet& never_speakers() {
    static const auto words = word_set(
        "abstract adresse annexe applaudissements applause attention audio auteur author bruit "
        "bruits "
        "brouhaha chapitre code conclusion consigne contexte coupure crosstalk date duration duree "
        "email enregistrement ex exemple example fichier figure file ftp heure http https "
        "inaudible "
        "introduction laughter laughs legende licence license lieu location mail mailto media "
        "musique "
        "music nb n.b note notes objet page participants participantes participant(e)s "
        "participant.e.s participant·e·s partie pause place presents projet ps p.s remarque "
        "remarques "
        "resume retranscription rire rires section silence source soupir speakers subject sujet "
        "tableau tags tel telephone theme time title titre topic transcript transcript_by "
        "transcripteur transcription transcriptrice translation_by url version www");
    return words;
}

std::vector<std::u32string_view> words_of(std::u32string_view name) {
    std::vector<std::u32string_view> words;
    std::size_t at = 0;
    while (at < name.size()) {
        while (at < name.size() && is_space(name[at])) ++at;
        const auto begin = at;
        while (at < name.size() && !is_space(name[at])) ++at;
        if (at > begin) words.push_back(name.substr(begin, at - begin));
    }
    return words;
}

bool allowed(char32_t c) {
    constexpr std::u32string_view others = U" \u00A0\u202F.,'’‐-‑_/&+#()·°²?";
    return is_letter(c) || is_mark(c) || is_digit(c) ||
           others.find(c) != std::u32string_view::npos || c == U'\u200D';
}

std::string without_final_stops(std::string folded) {
    while (!folded.empty() &&
           (folded.back() == '.' || folded.back() == ':' || folded.back() == ' ')) {
        folded.pop_back();
    }
    return folded;
}

bool is_particle(const std::string& word) {
    static const auto particles = word_set("de du des la le d' l' van von der den et al el");
    return particles.count(word) > 0;
}

bool is_capitalised(std::u32string_view word) {
    const auto letter = std::find_if(word.begin(), word.end(), is_letter);
    return letter == word.end() || !is_lower(*letter);
}

} // namespace

bool may_be_name(std::u32string_view name) {
    if (name.empty() || name.size() > longest_label) return false;
    if (!is_letter(name.front()) && !is_digit(name.front())) return false;
    if (std::none_of(name.begin(), name.end(), is_letter)) return false;
    if (!std::all_of(name.begin(), name.end(), allowed)) return false;
    if (words_of(name).size() > most_label_words) return false;
    return never_speakers().count(without_final_stops(fold(to_utf8(name)))) == 0;
}

NameStyle name_style(std::u32string_view name) {
    const auto letters = std::count_if(name.begin(), name.end(), is_letter);
    const auto capitals = std::count_if(name.begin(), name.end(), is_upper);
    const bool coded =
        std::any_of(name.begin(), name.end(), [](char32_t c) { return is_digit(c) || c == U'_'; });
    const auto words = words_of(name);
    if (coded && words.size() <= 2) return NameStyle::code;
    if (letters > 0 && letters == capitals) return NameStyle::capitals;
    const bool proper = std::all_of(words.begin(), words.end(), [](auto word) {
        return is_capitalised(word) || is_particle(fold(to_utf8(word)));
    });
    if (proper && is_capitalised(words.front())) return NameStyle::proper;
    return words.size() == 1 ? NameStyle::single_word : NameStyle::phrase;
}

std::string speaker_key(std::u32string_view name) {
    auto key = fold(to_utf8(name));
    key.erase(std::remove(key.begin(), key.end(), ' '), key.end());
    key = without_final_stops(std::move(key));
    return key;
}

Role role_of_label(std::u32string_view name) {
    static const auto moderators = word_set(
        "animateur animatrice moderateur moderatrice moderator enqueteur enquetrice enqueteuse "
        "enqueteurice intervieweur intervieweuse interviewer chercheur chercheuse chercheure int i "
        "q "
        "facilitateur facilitatrice facilitator researcher question");
    static const auto observers = word_set("observateur observatrice observer obs");
    auto word = without_final_stops(fold(to_utf8(name)));
    // "Animatrice 2", "Moderator (Claire)": the first word decides; single letters only when alone.
    const auto end = word.find_first_of(" (0123456789_");
    const bool first_only = end != std::string::npos;
    if (first_only) word = without_final_stops(word.substr(0, end));
    if (first_only && word.size() < 3) return Role::participant;
    if (moderators.count(word) > 0) return Role::moderator;
    return observers.count(word) > 0 ? Role::observer : Role::participant;
}

} // namespace filrouge::transcripts
