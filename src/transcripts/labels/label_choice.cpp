#include "transcripts/labels/label_form.h"
#include "transcripts/labels/label_name.h"
#include "transcripts/labels/label_role.h"
#include "transcripts/labels/labelled_lines.h"
#include "transcripts/labels/numbered_people.h"
#include "transcripts/labels/opening.h"
#include "transcripts/unicode.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

// Speaker labels recur and look alike. The form (separator, bold or not) with most recurrent names
// is the transcript's own; names in it are believed by how they look and how often they come; names
// that come once only where the transcript is clearly a dialogue in that form.
namespace filrouge::transcripts {
namespace {

using Form = LabelForm;
using Name = LabelName;
using Names = LabelNames;

class Chooser {
  public:
    Chooser(const Text& text, const CandidateLines& lines) : text_{text}, lines_{lines} { count(); }

    std::vector<ChosenLabel> choose(const KnownLabels& known) {
        if (!guess()) accepted_.clear();
        for (const auto& line : lines_.lines) {
            for (const auto& candidate : line.candidates) {
                auto key = speaker_key(candidate.name);
                if (known.speakers.count(key) > 0) {
                    accepted_[form_of(candidate)].insert(std::move(key));
                }
            }
        }
        return collect();
    }

  private:
    /// Fills `accepted_`; false where nothing in the text can be believed.
    bool guess() {
        const auto primary = primary_form();
        if (!primary) return choose_without_recurrence();
        primary_ = *primary;
        coverage_ = coverage(lines_, names_[primary_], primary_, 0.5);
        broad_coverage_ = coverage(lines_, names_[primary_], primary_, 0.1);
        for (const auto& [key, name] : names_[primary_]) {
            if (recurs_credibly(name)) accepted_[primary_].insert(key);
        }
        drop_answers();
        if (accepted_[primary_].empty()) return false;
        if (accepted_[primary_].size() == 1 && !lone_speaker_is_credible()) return false;
        accept_single();
        accept_other_forms(); // also of who comes once in the primary one
        return true;
    }

    void count() {
        for (const auto& line : lines_.lines) {
            for (const auto& candidate : line.candidates) {
                const auto key = speaker_key(candidate.name);
                const auto form = form_of(candidate);
                if (form.separator == Separator::full_stop && is_title(key)) continue;
                if (form.weak() && (line.last || is_sentence(candidate.name))) continue;
                // "(0:12) Eh..." is said at that time
                if (form.separator == Separator::time && candidate.alone &&
                    is_sentence(candidate.name)) {
                    continue;
                }
                auto& name = names_[form][key];
                if (name.count++ == 0) {
                    name.style = style_of(candidate);
                    name.role = role_of_label(candidate.name);
                    name.spelling = candidate.name;
                }
                take_capitalised(name, candidate);
                name.alone = name.alone && candidate.alone;
            }
        }
    }

    // "ivo: no" before "Ivo: Well" is a slip.
    static void take_capitalised(Name& name, const LabelCandidate& candidate) {
        if (style_of(candidate) != NameStyle::proper || name.style < NameStyle::proper) return;
        if (++name.capitalised * 2 < name.count) return;
        name.style = NameStyle::proper;
        name.spelling = candidate.name;
    }

    [[nodiscard]] std::optional<Form> primary_form() const {
        std::optional<Form> best;
        double most = 0;
        for (const auto& [form, names] : names_) {
            double support = 0;
            for (const auto& [key, name] : names) {
                support += weight(name) * static_cast<double>(name.count);
            }
            if (form.weak()) support *= 0.5;
            if (support > most) {
                most = support;
                best = form;
            }
        }
        return best;
    }

    // Written in lower case elsewhere: "Exemple", "Directrice"; seldom so for persons.
    [[nodiscard]] bool is_common_word(const Name& name) const {
        if (is_title(first_word(name.spelling))) return false; // "M. Petit", who says "petit"
        const auto lower = lower_case(name.spelling);
        if (lower == name.spelling) return false; // a script without case
        if (vocabulary_.empty()) vocabulary_ = said_words(text_, lines_, primary_);
        const auto lower_utf8 = to_utf8(lower);
        const auto words = written_words(lower_utf8);
        return std::all_of(words.begin(), words.end(),
                           [&](auto word) { return vocabulary_.count(word) > 0; });
    }

    [[nodiscard]] bool recurs_credibly(const Name& name) const {
        if (name.count < 2) return false;
        const bool dialogue = coverage_ >= 0.4;
        if (primary_.weak() && coverage_ < 0.3) return false;
        if (name.has_role()) return true;
        const auto total = static_cast<double>(lines_.lines.size());
        const auto share = static_cast<double>(name.count) / std::max(total, 1.0);
        switch (name.style) {
        case NameStyle::code:
        case NameStyle::capitals: return true;
        case NameStyle::proper: return often_enough(name, share) || !is_common_word(name);
        case NameStyle::single_word:
            if (explained_by_labels(name)) return true;
            return dialogue && !primary_.weak() && name.count >= 3 && share >= 0.02;
        case NameStyle::phrase: break;
        }
        if (explained_by_labels(name)) return true;
        const bool allowed = !primary_.weak() || starts_with_article(name.spelling);
        return dialogue && name.count >= 5 && share >= 0.05 && allowed;
    }

    // Where recurring labels explain nearly all lines, what recurs in their place is a label too,
    // however it is written.
    [[nodiscard]] bool explained_by_labels(const Name& name) const {
        if (primary_.weak()) return false;
        return broad_coverage_ >= 0.85 || (broad_coverage_ >= 0.6 && name.count >= 3);
    }

    // For a word that is also written small, as that of a function or of "Oui", alone on its line.
    [[nodiscard]] bool often_enough(const Name& name, double share) const {
        if (primary_.weak()) return coverage_ >= 0.6 && share >= 0.15;
        return coverage_ >= 0.4 && name.count >= 3;
    }

    [[nodiscard]] bool lone_speaker_is_credible() const {
        const auto& name = names_.at(primary_).at(*accepted_.at(primary_).begin());
        const bool recurs =
            name.count >= 3 && (primary_.explicit_mark() || name.style == NameStyle::code);
        return coverage_ >= 0.3 || name.has_role() || recurs || time_and_bold_name();
    }

    // "(0:01) **Sylvain:** …": a time, bold letters and a colon together say who speaks, even where
    // turns are long and few.
    [[nodiscard]] bool time_and_bold_name() const {
        if (!primary_.bold || names_.at(primary_).size() < 2) return false;
        return std::all_of(lines_.lines.begin(), lines_.lines.end(), [&](const auto& line) {
            return std::all_of(line.candidates.begin(), line.candidates.end(), [&](const auto& c) {
                return form_of(c) != primary_ || c.begins.has_value();
            });
        });
    }

    // Some transcripts write "INT. …" and "Mme D. – …", or set one colon instead of a dash.
    void accept_other_forms() {
        const auto known = accepted_.at(primary_);
        const bool labels_alone = looks().alone;
        for (const auto& [form, names] : names_) {
            if (form == primary_ || form.weak()) continue;
            const bool rare = form.bold != primary_.bold && is_rare(names);
            for (const auto& [key, name] : names) {
                const bool plain = name.has_role() || name.style == NameStyle::code;
                const bool strong = plain
                                        ? name.count >= 2
                                        : !rare && name.alone <= labels_alone && name.count >= 3 &&
                                              weight(name) == 1 && !is_common_word(name);
                if (known.count(key) > 0 || strong) accepted_[form].insert(key);
            }
        }
    }

    // "*Objective: …" above the questions of an outline, where the labels are bold.
    [[nodiscard]] bool is_rare(const Names& names) const {
        const auto turns = [](const Names& of, const auto& counts) {
            std::size_t sum = 0;
            for (const auto& [key, name] : of) sum += counts(key, name) ? name.count : 0;
            return sum;
        };
        const auto& known = accepted_.at(primary_);
        const auto ours = turns(names_.at(primary_),
                                [&](const auto& key, const Name&) { return known.count(key) > 0; });
        const auto theirs =
            turns(names, [](const auto&, const Name& name) { return name.count >= 3; });
        return theirs < ours;
    }

    // What the accepted names look like, for judging those that come once.
    struct Looks {
        bool coded = false;      // P1, or initials
        bool alone = true;       // on lines of their own
        bool only_asker = false; // whom somebody answers
        std::size_t longest = 0;
        std::set<std::string> first_words;
    };
    [[nodiscard]] Looks looks() const {
        Looks looks;
        for (const auto& key : accepted_.at(primary_)) {
            const auto& name = names_.at(primary_).at(key);
            looks.coded = looks.coded || name.style <= NameStyle::capitals;
            looks.alone = looks.alone && name.alone;
            looks.only_asker = name.has_role() && accepted_.at(primary_).size() == 1;
            looks.longest = std::max(looks.longest, name.spelling.size());
            looks.first_words.insert(first_word(name.spelling));
            if (name.style == NameStyle::proper) looks.first_words.insert(key);
        }
        for (const auto* title : {"m", "mr", "mme", "mrs", "ms", "dr"}) {
            if (looks.first_words.count(title) > 0) looks.first_words.insert({"m", "mme"});
        }
        looks.first_words.erase("");
        return looks;
    }

    /// Before the first label that recurs stand header fields, which look like names too.
    enum class Place { header, dialogue };
    [[nodiscard]] bool single_is_credible(const Name& name, const Looks& looks, Place place) const {
        // "Bon [00:12] voilà" where labels are "Nadia 00:11" on a line of its own
        if (primary_.separator == Separator::time && looks.alone && !name.alone) return false;
        if (name.has_role()) return true;
        const bool dialogue = coverage_ >= (has_surname(name) ? 0.25 : 0.5) ||
                              primary_.explicit_mark() || looks.only_asker;
        switch (name.style) {
        case NameStyle::code: return looks.coded;
        case NameStyle::capitals:
            return place == Place::dialogue && looks.coded &&
                   name.spelling.size() <= looks.longest + 4;
        case NameStyle::proper: break;
        case NameStyle::single_word:
        case NameStyle::phrase: return false;
        }
        if (looks.first_words.count(first_word(name.spelling)) > 0) return true;
        return place == Place::dialogue && dialogue && !is_common_word(name) &&
               !names_thing(name.spelling);
    }

    void accept_single() {
        const auto first = first_of_opening(text_, lines_, first_label_line(), primary_);
        const auto look = looks();
        const NumberedPeople numbered{text_, lines_, primary_, first};
        const bool few = few_talk_much();
        auto& accepted = accepted_.at(primary_);
        const auto& names = names_.at(primary_);
        for (std::size_t i = 0; i < lines_.lines.size(); ++i) {
            for (const auto& candidate : lines_.lines[i].candidates) {
                const auto name = names.find(speaker_key(candidate.name));
                if (form_of(candidate) != primary_ || name == names.end()) continue;
                if (accepted.count(name->first) > 0 || is_answer(i)) continue;
                if (few && is_stray(name->second, candidate)) continue;
                if (name->second.count == 1 && is_announced(text_, lines_.lines[i].begin)) continue;
                const auto place = i >= first ? Place::dialogue : Place::header;
                if (single_is_credible(name->second, look, place) || numbered.hold(name->first)) {
                    accepted.insert(name->first);
                }
            }
        }
    }

    // An interview: hardly anybody else comes in.
    [[nodiscard]] bool few_talk_much() const {
        const auto& names = names_.at(primary_);
        const auto& accepted = accepted_.at(primary_);
        std::size_t turns = 0;
        for (const auto& key : accepted) turns += names.at(key).count;
        const auto once = std::count_if(names.begin(), names.end(), [](const auto& entry) {
            return entry.second.count == 1 && entry.second.style == NameStyle::proper;
        });
        return accepted.size() <= 3 && turns >= 20 && turns >= 8 * accepted.size() && once <= 2;
    }

    // "No: never." once amid their many turns. "Jean-Paul", two words and a time are somebody's.
    [[nodiscard]] bool is_stray(const Name& name, const LabelCandidate& candidate) const {
        const auto& written = name.spelling;
        return name.count == 1 && !name.has_role() && name.style == NameStyle::proper &&
               first_word(written).empty() && !candidate.begins && !primary_.explicit_mark() &&
               std::count_if(written.begin(), written.end(), is_upper) < 2;
    }

    // A short line right after a label on a line of its own is what that person said.
    [[nodiscard]] bool is_answer(std::size_t i) const {
        if (!primary_.weak() || i == 0) return false;
        const auto& line = lines_.lines[i - 1];
        const auto label = accepted_candidate(line);
        return label && line.candidates[*label].alone && line.number + 1 == lines_.lines[i].number;
    }

    // "Oui" said several times, each time on the line below a label on a line of its own: an answer
    // that recurs, not somebody who recurs.
    void drop_answers() {
        if (!primary_.weak()) return;
        std::map<std::string, std::size_t> answers;
        for (std::size_t i = 0; i < lines_.lines.size(); ++i) {
            if (!is_answer(i)) continue;
            if (const auto label = accepted_candidate(lines_.lines[i])) {
                ++answers[speaker_key(lines_.lines[i].candidates[*label].name)];
            }
        }
        const auto& names = names_.at(primary_);
        for (const auto& [key, times] : answers) {
            const auto& name = names.at(key);
            const bool mostly = times * 3 >= name.count * 2;
            if (mostly && !name.has_role() && name.style != NameStyle::code) {
                accepted_.at(primary_).erase(key);
            }
        }
    }

    [[nodiscard]] std::size_t first_label_line() const {
        for (std::size_t i = 0; i < lines_.lines.size(); ++i) {
            if (accepted_candidate(lines_.lines[i])) return i;
        }
        return lines_.lines.size();
    }

    // Short transcripts where everybody speaks once: the form must explain nearly all, and
    // somebody's label must be that of a role or a code.
    bool choose_without_recurrence() {
        for (const auto& [form, names] : names_) {
            if (form.weak() || names.size() < 2) continue;
            const auto credible = std::count_if(names.begin(), names.end(), [](const auto& entry) {
                return entry.second.has_role() || entry.second.style == NameStyle::code;
            });
            if (credible == 0) continue;
            std::set<std::string> keys;
            for (const auto& [key, name] : names) {
                if (name.has_role() || name.style <= NameStyle::proper) keys.insert(key);
            }
            accepted_ = {{form, std::move(keys)}};
            if (collect().size() * 2 >= lines_.filled) return true;
        }
        return false;
    }

    [[nodiscard]] bool is_accepted(const LabelCandidate& candidate) const {
        const auto keys = accepted_.find(form_of(candidate));
        return keys != accepted_.end() && keys->second.count(speaker_key(candidate.name)) > 0;
    }

    // "INT. – …" reads as "INT." with a full stop and with a dash: the longer label of the same
    // name.
    [[nodiscard]] std::optional<std::size_t> accepted_candidate(const CandidateLine& line) const {
        std::optional<std::size_t> best;
        for (std::size_t i = 0; i < line.candidates.size(); ++i) {
            const auto& candidate = line.candidates[i];
            if (!is_accepted(candidate)) continue;
            const bool longer =
                best && candidate.end > line.candidates[*best].end &&
                speaker_key(candidate.name) == speaker_key(line.candidates[*best].name);
            if (!best || longer) best = i;
        }
        return best;
    }

    [[nodiscard]] std::vector<ChosenLabel> collect() const {
        std::vector<ChosenLabel> chosen;
        for (std::size_t i = 0; i < lines_.lines.size(); ++i) {
            if (const auto candidate = accepted_candidate(lines_.lines[i])) {
                chosen.push_back({i, *candidate});
            }
        }
        return chosen;
    }

    const Text& text_;
    const CandidateLines& lines_;
    std::map<Form, Names> names_;
    std::map<Form, std::set<std::string>> accepted_;
    Form primary_;
    double coverage_ = 0;
    double broad_coverage_ = 0; // also by names that are phrases
    mutable Words vocabulary_;  // of the text, made when first asked for
};

} // namespace

std::vector<ChosenLabel> choose_labels(const Text& text, const CandidateLines& lines,
                                       const KnownLabels& known) {
    return Chooser{text, lines}.choose(known);
}

} // namespace filrouge::transcripts
