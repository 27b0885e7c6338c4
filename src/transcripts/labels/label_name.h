#pragma once

#include <string>
#include <string_view>

// What the words of a speaker label tell by themselves, before its recurrence is known.
namespace filrouge::transcripts {

constexpr std::size_t longest_label = 40; ///< code points
constexpr std::size_t most_label_words = 5;

/// Could stand in a label: 1–5 words, at most 40 characters, with a letter, without the punctuation
/// of sentences, and not the name of a header field ("Lieu", "Date") or of a noise ("rires").
bool may_be_name(std::u32string_view name);

/// "Date de l'entretien", "Lieu", "Tableau 2", "À noter": fields of a head, headings, notes,
/// noises.
bool is_header_field(std::u32string_view name);

constexpr std::size_t longest_unusual_name = 60;

/// May still be a name where the document's lines say so: up to 7 words with any sign in them
/// (bars, quotes, brackets, stars, pictures), but no end of a sentence.
bool may_be_unusual_name(std::u32string_view name);

enum class NameStyle {
    code,        ///< has a digit or underscore: P1, SPEAKER_00, ilpTN0
    capitals,    ///< AA, INT, NADIA D.
    proper,      ///< every word capitalised, titles and particles apart: Mme D., Jean de la Tour
    single_word, ///< one word in lower case
    phrase       ///< anything else: "Jeune femme", "Il me dit"
};
NameStyle name_style(std::u32string_view name);

/// Equal for labels of the same speaker: case, accents, spaces and dots at the end do not count,
/// nor signs for "number" (`n° 1`, `№1`, `#1`), and `P 1` is `Participant 1` and `Participante 1`,
/// `S1` is `SPEAKER_01`, `L1` is `Locuteur 1`.
std::string speaker_key(std::u32string_view name);

/// "M. Lambert" does not make "m" a speaker.
bool is_title(const std::string& key);

/// "Mme D." → "mme", "Senator Black" → "senator"; empty for names of one word.
std::string first_word(std::u32string_view name);

/// "Oui.", "Ginette ?" and "Il dort." are said; "INT.", "Mme D." and "M. le président." are labels.
bool is_sentence(std::u32string_view name);

/// "Précision", "Discussion", "Racisme": by its ending the name of a thing, in French and English.
/// Also "Honestly", "Franchement": how people begin what they say.
bool names_thing(std::u32string_view name);

/// "le président", "The Chair": a function, written small.
bool starts_with_article(std::u32string_view name);

/// "Une dame au fond", "The man at the back", "Someone": how a person without a name is called, in
/// the languages of `role_of_label` that have articles.
bool describes_person(std::u32string_view name);

} // namespace filrouge::transcripts
