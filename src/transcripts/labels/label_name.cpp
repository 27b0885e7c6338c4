#include "transcripts/labels/label_name.h"

#include "core/fold.h"
#include "transcripts/labels/label_role.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <set>
#include <sstream>
#include <vector>

namespace filrouge::transcripts {
namespace {

using WordSet = std::set<std::string, std::less<>>;

WordSet word_set(const char* words) {
    std::istringstream in{words};
    WordSet folded;
    for (std::string word; in >> word;) folded.insert(fold(word));
    return folded;
}

// Header fields and noises, folded. Names of persons and roles are found by recurrence, not by a
// list; what is listed recurs in documents without being a speaker.
const WordSet& never_speakers() {
    static const auto words = word_set(
        "abstract addendum adresse age annexe attention audio auteur author bemerkung anmerkung "
        "chapitre code comment comments commentaire commentaires conclusion consigne contact "
        "contexte coupure date datum dauer debut duration duracion duree duur email end "
        "enregistrement ex exemple example fecha fichier figure file fin ftp genre heure hinweis "
        "hora http https introduction keywords legende licence license lien lieu link location "
        "lugar mail mailto media memo mots-cles nb n.b nom nota notas note notes notiz notizen "
        "objet ort page participants participantes participant(e)s participant.e.s "
        "participant·e·s partie place plaats prenom profession projet ps p.s remarque remarques "
        "opmerking opmerkingen resume retranscription section sexe source speakers start subject "
        "sujet tableau tags tel telephone tema thema theme time title titel titre titulo topic "
        "transcript transcript_by transcripteur transcription transcriptrice transkript "
        "translation_by uhrzeit url version www "
        "total ende einde "
        "applaudissements applause applaus aplausos beifall brouhaha bruit bruits crosstalk gelach "
        "inaudible lachen lacht laughter laughs musica music musik musique muziek pausa pause "
        "achtung aside bilan bref conclusions definition definitie definicion definizione etape "
        "etapes "
        "fazit heading important importante importants "
        "belangrijk wichtig memento notabene observations parenthese plan postscriptum "
        "precision precisions rappel rappels recap recapitulatif reminder resumen riassunto "
        "samenvatting seance sequence step suite summary synthese takeaway take-away takeaways "
        "todo transition warning zusammenfassung zwischenfazit atelier axe bloc phase "
        "activite exercice teil abschnitt deel stap parte seccion bloque "
        "примечание примечания ملاحظة ملاحظات הערה הערות not notlar relance relances "
        "presents rire rires risas silence silencio soupir stille unverstandlich");
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
    constexpr std::u32string_view others = U" \u00A0\u202F.,'’‐-‑_/&+#()·°№²?";
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
    static const auto particles = word_set(
        "de du des la le les d' l' van von der den et al el da das do dos di del della degli dei "
        "y zu zum zur vom ter ten te op 't 's ben bin ibn bint ould aux");
    return particles.count(word) > 0;
}

// "de Gaulle", "van den Berg", but not "la Tour" or "et Marie".
bool begins_surname(const std::string& word) {
    static const auto particles =
        word_set("de van von den di da do dos zu ter ten ben bin ibn bint ould");
    return particles.count(word) > 0;
}

bool is_numbering(std::u32string_view word) {
    return std::all_of(word.begin(), word.end(), is_digit);
}

// "Partie 2", "Partie B", "Teil IV"
bool counts_parts(std::u32string_view word) {
    return is_numbering(word) || (word.size() == 1 && is_upper(word.front())) ||
           word.find_first_not_of(U"IVX") == word.npos;
}

// "À noter", "À retenir", "À faire": what to do, not who says it.
bool is_task(const std::vector<std::u32string_view>& words) {
    if (words.size() != 2 || (words[0] != U"À" && words[0] != U"A" && words[0] != U"à")) {
        return false;
    }
    static constexpr std::u32string_view endings[] = {U"er", U"ir", U"re"};
    return is_lower(words[1].front()) &&
           std::any_of(std::begin(endings), std::end(endings),
                       [&](auto ending) { return words[1].ends_with(ending); });
}

// "INTERVIEWER NOTE", "Field notes", "Transcriber's comment"
bool ends_in_note(const std::vector<std::u32string_view>& words) {
    static const auto notes = word_set("note notes comment comments anmerkung notiz opmerking");
    return words.size() > 1 && notes.count(fold(to_utf8(words.back()))) > 0;
}

// "p 1", "p1", "participant 1", "participante 1", "participant·e 1" → "p1"; so with speakers.
std::string numbered_person(const std::string& key) {
    struct Family {
        std::string_view letter;
        std::vector<std::string_view> words;
    };
    static const std::vector<Family> families{
        {"p",
         {"p", "part.", "part", "participant", "participante", "participant(e)", "participant.e",
          "participant·e", "participant-e", "participant/e", "deelnemer", "teilnehmer",
          "teilnehmerin"}},
        {"s", {"s", "speaker", "speaker_", "sprecher", "spreker"}},
        {"l", {"l", "locuteur", "locutrice"}}};
    const auto digits = key.find_first_of("0123456789");
    if (digits == std::string::npos || digits == 0 ||
        key.find_first_not_of("0123456789", digits) != std::string::npos) {
        return key;
    }
    const auto word = std::string_view{key}.substr(0, digits);
    for (const auto& family : families) {
        if (std::find(family.words.begin(), family.words.end(), word) == family.words.end())
            continue;
        auto number = key.substr(digits);
        while (number.size() > 1 && number.front() == '0') number.erase(0, 1);
        return std::string{family.letter} + number;
    }
    return key;
}

// "Participant n° 3", "Speaker No. 2", "Élève 12"
bool ends_in_number(const std::vector<std::u32string_view>& words) {
    if (!is_letter(words.front().front())) return false;
    auto last = words.back();
    while (!last.empty() && !is_digit(last.front()) && !is_letter(last.front())) {
        last.remove_prefix(1);
    }
    return !last.empty() && last.size() <= 2 && is_numbering(last);
}

/// "participant n° 1" → "participant 1": "n°", "nº", "no.", "nr", "#" before figures.
std::string without_numero(const std::string& folded) {
    static const WordSet signs = word_set("n° no n. no. nr nr. num num. numero # n");
    std::string kept;
    for (std::size_t at = 0; at < folded.size();) {
        const auto end = std::min(folded.find(' ', at), folded.size());
        auto word = folded.substr(at, end - at);
        const auto sign = word.find_first_of("0123456789");
        const auto next =
            sign == std::string::npos && end + 1 < folded.size() ? folded[end + 1] : '\0';
        const bool before_number = next >= '0' && next <= '9';
        if (at > 0 && before_number && signs.count(word) > 0) word.clear();
        const bool glued = at > 0 && sign != std::string::npos && sign > 0;
        if (glued && signs.count(word.substr(0, sign)) > 0 && word[sign - 1] != 'n') {
            word.erase(0, sign);
        }
        kept += word;
        at = end + 1;
    }
    return kept;
}

bool is_sentence_end(std::u32string_view name, std::size_t i) {
    if (i + 1 < name.size() && !is_space(name[i + 1])) return false;
    if (std::u32string_view{U"!?;…"}.find(name[i]) != std::u32string_view::npos) return true;
    std::size_t letters = 0;
    while (letters < i && is_lower(name[i - 1 - letters])) ++letters;
    return name[i] == U'.' && letters >= 4;
}

bool begins_name(char32_t c) {
    const bool picture = c >= 0x2190 && !(c >= 0x3000 && c < 0x3040); // past dashes and quotes
    return is_letter(c) || is_digit(c) || picture;
}

// "d'Hondt", "l’Hôte", "dell'Acqua": what is elided is written small.
std::u32string_view without_elision(std::u32string_view word) {
    static const std::set<std::u32string_view> elided{U"d", U"l", U"dell", U"dall", U"all", U"t"};
    const auto sign = word.find_first_of(U"'’ʼ");
    return sign != word.npos && elided.contains(word.substr(0, sign)) ? word.substr(sign + 1)
                                                                      : word;
}

bool is_capitalised(std::u32string_view word) {
    const auto name = without_elision(word);
    const auto letter = std::find_if(name.begin(), name.end(), is_letter);
    return letter == name.end() || !is_lower(*letter);
}

} // namespace

bool is_header_field(std::u32string_view name) {
    const auto is_field = [](std::u32string_view words) {
        return never_speakers().count(without_final_stops(fold(to_utf8(words)))) > 0;
    };
    if (is_field(name)) return true;
    const auto words = words_of(name);
    if (is_task(words) || ends_in_note(words)) return true;
    if (words.size() < 2 || !is_field(words[0])) return false;
    const auto second = fold(to_utf8(words[1]));
    return is_particle(second) || second == "of" || second.rfind("d'", 0) == 0 ||
           second.rfind("l'", 0) == 0 || counts_parts(words[1]);
}

bool may_be_name(std::u32string_view name) {
    if (name.empty() || name.size() > longest_label) return false;
    if (!is_letter(name.front()) && !is_digit(name.front())) return false;
    if (std::none_of(name.begin(), name.end(), is_letter)) return false;
    if (!std::all_of(name.begin(), name.end(), allowed)) return false;
    if (words_of(name).size() > most_label_words) return false;
    return !is_header_field(name);
}

bool may_be_unusual_name(std::u32string_view name) {
    if (name.empty() || name.size() > longest_unusual_name || !begins_name(name.front())) {
        return false;
    }
    for (std::size_t i = 0; i < name.size(); ++i) {
        if (name[i] == U'\t' || is_sentence_end(name, i)) return false;
    }
    const auto words = words_of(name);
    constexpr std::size_t most_words = 7;
    return words.size() <= most_words && !is_header_field(name) &&
           std::any_of(name.begin(), name.end(),
                       [](char32_t c) { return is_letter(c) || c >= 0x1F000; });
}

NameStyle name_style(std::u32string_view name) {
    const auto letters = std::count_if(name.begin(), name.end(), is_letter);
    const auto capitals = std::count_if(name.begin(), name.end(), is_upper);
    const bool coded =
        std::any_of(name.begin(), name.end(), [](char32_t c) { return is_digit(c) || c == U'_'; });
    const auto words = words_of(name);
    if (coded && (words.size() <= 2 || ends_in_number(words))) return NameStyle::code;
    if (letters > 0 && letters == capitals) return NameStyle::capitals;
    const bool proper = std::all_of(words.begin(), words.end(), [](auto word) {
        return is_capitalised(word) || is_particle(fold(to_utf8(word)));
    });
    const bool surname = words.size() > 1 && begins_surname(fold(to_utf8(words.front()))) &&
                         std::any_of(words.begin(), words.end(), is_capitalised);
    if (proper && (is_capitalised(words.front()) || surname)) return NameStyle::proper;
    return words.size() == 1 ? NameStyle::single_word : NameStyle::phrase;
}

std::string speaker_key(std::u32string_view name) {
    auto key = without_numero(fold(to_utf8(name)));
    return numbered_person(without_final_stops(std::move(key)));
}

// "M. Lambert" does not make "M." a speaker.
bool is_title(const std::string& key) {
    static const std::set<std::string> titles{"m",  "mr", "mm", "mme", "mrs",
                                              "ms", "dr", "st", "pr"};
    return titles.count(key) > 0;
}

std::string first_word(std::u32string_view name) {
    const auto space = name.find_first_of(U" \u00A0\u202F");
    return space == std::u32string_view::npos ? std::string{} : speaker_key(name.substr(0, space));
}

bool is_sentence(std::u32string_view name) {
    if (name.find_first_of(U"?!…") != std::u32string_view::npos) return true;
    if (name.back() != U'.') return false;
    const auto first = first_word(name);
    if (first.empty()) {
        return name_style(name) != NameStyle::capitals && role_of_label(name) == Role::participant;
    }
    const auto last = name.substr(name.find_last_of(U" \u00A0\u202F") + 1);
    return !is_title(first) && last.size() > 2 && is_lower(last.front());
}

bool names_thing(std::u32string_view name) {
    if (!first_word(name).empty()) return false;
    const auto word = lower_case(name);
    // How people begin what they say: "Honestly: I do."
    static const auto openings = word_set(
        "honestly actually basically frankly seriously personally obviously exactly luckily sadly "
        "finally clearly anyway anyhow however therefore besides moreover otherwise meanwhile "
        "honnêtement franchement sérieusement personnellement évidemment exactement finalement "
        "clairement concrètement effectivement justement heureusement malheureusement forcément "
        "vraiment simplement globalement enfin ensuite alors donc sinon puis voilà "
        "ehrlich eigentlich jedenfalls natürlich leider schließlich eerlijk eigenlijk natuurlijk "
        "sinceramente honestamente francamente personalmente obviamente finalmente onestamente");
    if (openings.count(fold(to_utf8(name))) > 0) return true;
    static constexpr std::u32string_view endings[] = {U"tion", U"tions", U"sion", U"sions",
                                                      U"isme"};
    return std::any_of(std::begin(endings), std::end(endings),
                       [&](auto ending) { return word.ends_with(ending); });
}

bool starts_with_article(std::u32string_view name) {
    static const std::set<std::string> articles{"le", "la", "l'", "un", "une", "the"};
    return articles.count(first_word(name)) > 0;
}

bool describes_person(std::u32string_view name) {
    static const auto openings = word_set(
        "un une le la les des the a an another some someone somebody quelqu'un quelqu’un autre "
        "ein eine einer der die jemand een de het iemand uno una el los las alguien lo gli "
        "qualcuno um uma o os as alguem");
    if (name_style(name) != NameStyle::phrase && name_style(name) != NameStyle::single_word) {
        return false;
    }
    const auto words = words_of(name);
    return !words.empty() && openings.count(fold(to_utf8(words.front()))) > 0 &&
           words.size() <= most_label_words;
}

} // namespace filrouge::transcripts
