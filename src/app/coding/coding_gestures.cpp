#include "app/coding/coding_desk.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"
#include "workbench/codebook/codebook_edits.h"
#include "workbench/coding/coding.h"

#include <algorithm>

// Coding by the keyboard: turns, words of the speaker, ends of codings, from coding to coding.
namespace filrouge::app {
namespace {

constexpr std::size_t longest_code_name = 60;

} // namespace

void CodingDesk::code_turn() {
    if (bench_ == nullptr || !may_edit()) return;
    view_.select_turn(bench_->project());
    open_palette();
}

void CodingDesk::code_in_vivo() {
    if (bench_ == nullptr || !may_edit()) return;
    const auto span = view_.selected();
    if (span.empty()) {
        on_say(tr("Select a passage first."));
        return;
    }
    auto words = span; // without who says them
    if (const auto* turn = bench_->project().main_turn(view_.source(), span);
        turn != nullptr && turn->label.begin() <= span.begin() && turn->span.begin() < span.end())
        words = {std::max(span.begin(), turn->span.begin()), span.end()};
    auto name = std::string{view_.text()->slice(words)};
    // A slash would make a code below another.
    for (auto& letter : name) {
        if (letter == '\n' || letter == '/') letter = ' ';
    }
    name = shortened(name, CpCount{longest_code_name});
    const auto known = bench_->project().codebook().resolve(name);
    if (known) {
        apply_code(*known);
    } else {
        create_and_apply(name);
    }
}

void CodingDesk::stretch_here(const workbench::Stretch& stretch) {
    if (bench_ == nullptr || !may_edit()) return;
    const auto codings = own_first();
    if (codings.empty()) {
        on_say(tr("There is no coding at the caret."));
        return;
    }
    if (!is_own(codings.front())) return say_whose(codings.front());
    // The same one as long as the caret stays in it, though another may have become shorter.
    const bool same = std::find(codings.begin(), codings.end(), stretched_) != codings.end();
    if (!same) stretched_ = codings.front();
    if (!check(workbench::stretch_coding(*bench_, stretched_, stretch))) return;
    const auto& columns = bench_->project().codings();
    const auto span = columns.span(columns.row_of(stretched_));
    on_say(tr("{}: {}", name_of(stretched_),
              plural(span.size().value(), "{} character", "{} characters")));
    view_.keep_caret_in(span);
}

void CodingDesk::go_to_coding(workbench::Direction direction) {
    if (bench_ == nullptr || view_.text() == nullptr) return;
    const auto span = view_.selected();
    const auto from = span.empty() ? view_.caret() : span.begin();
    const auto& project = bench_->project();
    const auto found =
        workbench::next_coding(project, view_.source(), from, direction,
                               [this](const Coding& coding) { return view_.is_shown(coding.id); });
    if (found.is_nil()) {
        on_say(tr("No other coding in this direction."));
        return;
    }
    view_.select(project.codings().span(project.codings().row_of(found)));
    on_say(project.codebook().path(project.codings().at(project.codings().row_of(found)).code));
}

} // namespace filrouge::app
