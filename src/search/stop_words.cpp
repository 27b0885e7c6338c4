#include "search/stop_words.h"

#include <algorithm>
#include <array>

namespace filrouge::search {

namespace {

// In the order of bytes.
constexpr std::array<std::string_view, 436> stop_words{
    // clang-format off
    "a", "aan", "about", "after", "ai", "aie", "ailleurs", "ainsi", "ait", "al", "all", "allait",
    "alle", "aller", "allez", "allons", "alors", "als", "also", "altijd", "am", "an", "and", "any",
    "apres", "are", "as", "assez", "at", "au", "aucun", "aucune", "auquel", "aura", "aurait",
    "aussi", "autant", "autre", "autres", "aux", "avaient", "avais", "avait", "avant", "avec",
    "avez", "avoir", "avons", "ayant", "be", "beaucoup", "because", "been", "before", "being",
    "ben", "bien", "bij", "bon", "bonjour", "but", "by", "can", "car", "ce", "ceci", "cela",
    "celle", "celles", "celui", "ces", "cet", "cette", "ceux", "chacun", "chaque", "chez", "chose",
    "choses", "ci", "comme", "comment", "could", "daar", "dan", "dans", "dat", "de", "debout",
    "dedans", "dehors", "deja", "den", "depuis", "der", "des", "dessous", "dessus", "deux",
    "devant", "deze", "did", "die", "dire", "dis", "disait", "dit", "do", "doch", "doen", "does",
    "doing", "doit", "donc", "done", "dont", "door", "down", "du", "durant", "dus", "een", "eens",
    "elle", "elles", "en", "encore", "enfin", "entre", "envers", "er", "es", "est", "et", "etaient",
    "etais", "etait", "etant", "ete", "etes", "etions", "etre", "eu", "eux", "faire", "fais",
    "faisait", "fait", "faites", "faut", "fin", "fois", "font", "for", "from", "furent", "fut",
    "ge", "geen", "get", "geweest", "go", "got", "haar", "had", "has", "have", "he", "heb",
    "hebben", "heeft", "hein", "hem", "her", "here", "het", "hier", "hij", "him", "his", "hoe",
    "hors", "how", "hun", "i", "ici", "iets", "if", "ik", "il", "ils", "in", "into", "is", "it",
    "its", "ja", "jamais", "je", "jusque", "just", "justement", "kan", "know", "kon", "kunnen",
    "la", "le", "les", "lesquels", "leur", "leurs", "like", "lors", "lui", "ma", "maar", "mais",
    "me", "meer", "meme", "memes", "men", "merci", "mes", "met", "mieux", "mij", "mijn", "moet",
    "moi", "moins", "mon", "more", "most", "my", "na", "naar", "ne", "ni", "niet", "niets", "no",
    "nog", "non", "nos", "not", "notre", "nous", "nouveau", "now", "nu", "of", "off", "oh", "ok",
    "om", "omdat", "on", "one", "only", "ons", "ont", "ook", "op", "or", "other", "ou", "ouf",
    "oui", "our", "out", "over", "par", "parce", "parfois", "pas", "pendant", "personne", "peu",
    "peut", "peuvent", "peux", "plus", "plusieurs", "plutot", "pour", "pourquoi", "pourtant",
    "prend", "pres", "puis", "qu", "quand", "que", "quel", "quelle", "quelles", "quelque",
    "quelques", "quels", "qui", "quoi", "really", "reeds", "rien", "rires", "sa", "said", "sais",
    "sait", "sans", "say", "se", "see", "sera", "serait", "ses", "she", "should", "si", "sinon",
    "so", "soi", "soit", "some", "son", "sont", "sous", "souvent", "such", "suis", "sur", "surtout",
    "ta", "tandis", "tant", "te", "tegen", "tel", "telle", "tellement", "tels", "tes", "than",
    "that", "the", "their", "them", "then", "there", "these", "they", "thing", "things", "think",
    "this", "those", "to", "toch", "toen", "toi", "ton", "too", "tot", "toujours", "tous", "tout",
    "toute", "toutes", "tres", "trop", "tu", "u", "uit", "un", "une", "up", "us", "uw", "va",
    "vais", "van", "vas", "veel", "vers", "very", "veut", "veux", "via", "voila", "vois", "voit",
    "vont", "voor", "vos", "votre", "vous", "vraiment", "vu", "want", "was", "wat", "way", "we",
    "wel", "well", "werd", "were", "wezen", "what", "when", "where", "which", "while", "who", "why",
    "wie", "wil", "will", "with", "worden", "would", "yes", "you", "your", "zal", "ze", "zei",
    "zelf", "zich", "zij", "zijn", "zo", "zonder", "zou",
    // clang-format on
};

} // namespace

bool is_stop_word(std::string_view folded) {
    return std::binary_search(stop_words.begin(), stop_words.end(), folded);
}

} // namespace filrouge::search
