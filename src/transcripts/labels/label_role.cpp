#include "transcripts/labels/label_role.h"

#include "core/fold.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace filrouge::transcripts {
namespace {

struct Names {
    Role role;
    std::vector<std::string_view> words; // folded
};

// Feminine and inclusive forms differ at the end only: "enqueteur·rice", "interviewer/in".
const std::array<Names, 2>& role_names() {
    static const std::array<Names, 2> names{
        Names{Role::moderator,
              {"anim",
               "animateur",
               "animatrice",
               "animateurice",
               "moderateur",
               "moderatrice",
               "moderateurice",
               "moderator",
               "moderatorin",
               "moderador",
               "moderadora",
               "moderatore",
               "mod",
               "enq",
               "enqueteur",
               "enquetrice",
               "enqueteuse",
               "enqueteurice",
               "intervieweur",
               "intervieweuse",
               "intervieweurice",
               "interviewer",
               "interviewers",
               "interviewerin",
               "interviewster",
               "interv",
               "int",
               "intw",
               "entrevistador",
               "entrevistadora",
               "intervistatore",
               "intervistatrice",
               "chercheur",
               "chercheuse",
               "chercheure",
               "researcher",
               "onderzoeker",
               "onderzoekster",
               "forscher",
               "forscherin",
               "forschende",
               "investigador",
               "investigadora",
               "investigator",
               "ricercatore",
               "ricercatrice",
               "pesquisador",
               "pesquisadora",
               "facilitateur",
               "facilitatrice",
               "facilitateurice",
               "facilitator",
               "facilitador",
               "facilitadora",
               "facilitatore",
               "encuestador",
               "encuestadora",
               "begeleider",
               "begeleidster",
               "gespreksleider",
               "gespreksleidster",
               "vragensteller",
               "interviewleiter",
               "interviewleiterin",
               "diskussionsleiter",
               "diskussionsleiterin",
               "diskussionsleitung",
               "gesprachsleiter",
               "gesprachsleiterin",
               "gesprachsleitung",
               "interviewende",
               "question",
               "frage",
               "vraag",
               "pregunta",
               "domanda",
               "pergunta",
               "המראיין",
               "המראיינת",
               "מראיין",
               "מראיינת",
               "מנחה",
               "חוקר",
               "חוקרת",
               "المحاور",
               "المحاورة",
               "محاور",
               "محاورة",
               "الباحث",
               "الباحثة",
               "الميسر",
               "الميسرة",
               "المنسق",
               "المنسقة",
               "интервьюер",
               "интервьюерка",
               "модератор",
               "ведущий",
               "ведущая",
               "исследователь",
               "исследовательница",
               "gorusmeci",
               "主持人",
               "访谈者",
               "採訪者",
               "采访者",
               "研究者"}},
        Names{Role::observer,
              {"obs", "observateur", "observatrice", "observateurice", "observer", "observator",
               "observador", "observadora", "osservatore", "osservatrice", "beobachter",
               "beobachterin", "observant"}}};
    return names;
}

bool is_letter_byte(char c) {
    return static_cast<unsigned char>(c) >= 0x80 ||
           std::isalpha(static_cast<unsigned char>(c)) != 0;
}

/// The words of a folded label, letters only.
std::vector<std::string> words_of(std::string_view folded) {
    constexpr std::string_view middle_dot = "·";
    std::vector<std::string> words(1);
    for (std::size_t i = 0; i < folded.size(); ++i) {
        const bool dot = folded.substr(i, middle_dot.size()) == middle_dot;
        if (dot) i += middle_dot.size() - 1;
        if (!dot && is_letter_byte(folded[i])) {
            words.back() += folded[i];
        } else if (!words.back().empty()) {
            words.emplace_back();
        }
    }
    if (words.back().empty()) words.pop_back();
    return words;
}

// Listed as they are written, not folded.
bool is_letter_of_other_script(std::string_view name) {
    return static_cast<unsigned char>(name.front()) >= 0x80;
}

Role role_of_word(std::string_view word) {
    for (const auto& names : role_names()) {
        const auto is_name = [&](std::string_view name) {
            return name == word || (is_letter_of_other_script(name) && fold(name) == word);
        };
        if (std::any_of(names.words.begin(), names.words.end(), is_name)) return names.role;
    }
    return Role::participant;
}

/// "i" of "I." and "I :"; empty where the label is not one letter.
std::string lone_letter(std::u32string_view name) {
    std::string letter;
    for (const char32_t c : name) {
        if (is_letter(c)) letter += fold(to_utf8(std::u32string(1, c)));
        if (is_digit(c)) return {};
    }
    return letter.size() == 1 ? letter : std::string{};
}

bool is_numbered(std::u32string_view name) {
    return std::any_of(name.begin(), name.end(), is_digit);
}

// Letters that stand for who answers.
std::string_view answers_to(const std::string& letter) {
    if (letter == "q") return "rap";
    if (letter == "i") return "prbesg";
    return "";
}

bool makes_sense(const std::string& letter, const std::vector<std::u32string>& others) {
    const auto answers = answers_to(letter);
    return !others.empty() &&
           std::all_of(others.begin(), others.end(), [&](const std::u32string& other) {
               const auto lone = lone_letter(other);
               if (letter == "m") return is_numbered(other);
               return lone.empty() || answers.find(lone) != std::string_view::npos;
           });
}

} // namespace

Role role_of_label(std::u32string_view name) {
    if (const auto letter = lone_letter(name); letter == "i" || letter == "q") {
        return Role::moderator;
    }
    const auto folded = fold(to_utf8(name));
    const auto words = words_of(folded);
    if (words.empty()) return Role::participant;
    static const std::array articles{"l", "le", "la", "the", "de", "der", "die", "el"};
    const bool article =
        words.size() > 1 && std::find(articles.begin(), articles.end(), words[0]) != articles.end();
    const auto role = role_of_word(words[article ? 1 : 0]);
    if (role != Role::participant) return role;
    const auto open = folded.find('('); // "Claire (animatrice)"
    if (open == std::string::npos) return Role::participant;
    const auto inside = words_of(std::string_view{folded}.substr(open));
    return inside.empty() ? Role::participant : role_of_word(inside.front());
}

std::vector<Role> roles_of_labels(const std::vector<std::string>& labels) {
    std::vector<std::u32string> names;
    names.reserve(labels.size());
    for (const auto& label : labels) names.push_back(to_utf32(label));
    std::vector<Role> roles;
    roles.reserve(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) {
        roles.push_back(role_of_label(names[i]));
        const auto letter = lone_letter(names[i]);
        if (letter != "i" && letter != "q" && letter != "m") continue;
        std::vector<std::u32string> others;
        for (std::size_t j = 0; j < names.size(); ++j) {
            const bool plain = role_of_label(names[j]) == Role::participant;
            if (j != i && (plain || !lone_letter(names[j]).empty())) others.push_back(names[j]);
        }
        roles.back() = makes_sense(letter, others) ? Role::moderator : Role::participant;
    }
    return roles;
}

bool is_numbered_question(std::u32string_view name) {
    static const std::array<std::string_view, 7> asked{"q",        "question", "frage",   "vraag",
                                                       "pregunta", "domanda",  "pergunta"};
    const auto words = words_of(fold(to_utf8(name)));
    return words.size() == 1 && is_numbered(name) &&
           std::find(asked.begin(), asked.end(), words.front()) != asked.end();
}

} // namespace filrouge::transcripts
