#include "app/coding/coding_desk.h"

#include "app/coding/swatch.h"
#include "app/logic/history_labels.h"
#include "app/logic/passages.h"
#include "app/wx_text.h"
#include "workbench/coding/coding.h"

#include <algorithm>

namespace filrouge::app {
CodingDesk::CodingDesk(wxWindow& window, TranscriptView& view) : window_{window}, view_{view} {}

void CodingDesk::use(workbench::Workbench* bench) {
    if (palette_) palette_->Close();
    bench_ = bench;
    stretched_ = {};
    recent_.clear();
    favourites_ = {};
    if (bench == nullptr) return;
    favourites_ = kept_favourites(bench->project().info.id);
    // The codes used last by this coder, as far as codings tell: the newest ids come last.
    const auto& columns = bench->project().codings();
    const auto me = columns.coder_numbers().find(bench->coder());
    std::vector<std::pair<CodingId, CodeId>> mine;
    for (std::uint32_t row = 0; row < columns.size(); ++row) {
        if (columns.coders()[row] != me) continue;
        mine.emplace_back(columns.ids()[row], columns.code_numbers().id(columns.codes()[row]));
    }
    const auto newest = std::min<std::size_t>(mine.size(), 100);
    std::partial_sort(mine.begin(), mine.begin() + static_cast<std::ptrdiff_t>(newest), mine.end(),
                      [](const auto& a, const auto& b) { return b.first < a.first; });
    for (auto i = newest; i-- > 0;) recent_.use(mine[i].second);
}

void CodingDesk::apply(const Change& change) {
    for (const auto& code : change.codes.went) recent_.forget(code);
}

bool CodingDesk::has_selection() const {
    return bench_ != nullptr && !view_.selected().empty();
}

bool CodingDesk::has_coding_here() const {
    return bench_ != nullptr && !view_.codings_here().empty();
}

void CodingDesk::open_palette() {
    if (bench_ == nullptr || !may_edit()) return;
    const auto span = view_.selected();
    if (span.empty()) {
        on_say(tr("Select a passage first."));
        return;
    }
    if (palette_) palette_->Close();
    auto passage = std::string{view_.text()->slice(span)};
    std::replace(passage.begin(), passage.end(), '\n', ' ');
    palette_ = new CodePalette{
        &window_,
        {palette_entries(bench_->project().codebook()), recent_.newest_first(), digits(),
         tr("“{}”", shortened(passage, CpCount{90})), view_.selection_on_screen()}};
    palette_->on_codes = [this](const std::vector<CodeId>& codes) { apply_codes(codes); };
    palette_->on_new_code = [this](const std::string& path) { create_and_apply(path); };
    palette_->on_gone = [this] { view_.SetFocus(); };
    palette_->Show();
}

void CodingDesk::apply_code(const CodeId& code) {
    apply_codes({code});
}

void CodingDesk::apply_codes(const std::vector<CodeId>& codes) {
    if (bench_ == nullptr || !may_edit()) return;
    const auto span = view_.selected();
    if (span.empty()) {
        on_say(tr("Select a passage first."));
        return;
    }
    if (!check(workbench::add_codings(*bench_, view_.source(), span, codes))) return;
    std::string names;
    for (const auto& code : codes) {
        use(code);
        names += (names.empty() ? "" : ", ") + bench_->project().codebook().path(code);
    }
    on_say(tr("Coded: {}", names));
}

void CodingDesk::apply_recent(std::size_t nth) {
    const auto& codes = recent_.newest_first();
    if (nth < codes.size()) apply_code(CodeId{codes[nth]});
}

void CodingDesk::use(const CodeId& code) {
    recent_.use(code);
    if (on_digits) on_digits();
}

DigitCodes CodingDesk::digits() const {
    return digit_codes(favourites_, recent_.newest_first());
}

void CodingDesk::apply_digit(int digit) {
    const auto code = digits()[static_cast<std::size_t>(digit - 1)];
    if (!code.is_nil() && bench_->project().codebook().find(code) != nullptr) apply_code(code);
}

void CodingDesk::make_favourite(const CodeId& code, int digit) {
    if (bench_ == nullptr) return;
    std::replace(favourites_.begin(), favourites_.end(), code, CodeId{});
    if (digit > 0) favourites_[static_cast<std::size_t>(digit - 1)] = code;
    keep_favourites(bench_->project().info.id, favourites_);
    if (on_digits) on_digits();
}

int CodingDesk::favourite_digit(const CodeId& code) const {
    const auto it = std::find(favourites_.begin(), favourites_.end(), code);
    return it == favourites_.end() ? 0 : static_cast<int>(it - favourites_.begin()) + 1;
}

void CodingDesk::create_and_apply(const std::string& path) {
    if (bench_ == nullptr || !may_edit()) return;
    const auto made =
        workbench::code_with_new_code(*bench_, view_.source(), view_.selected(), path);
    if (!check(made)) return;
    on_made(*made);
    use(*made);
    on_say(tr("Coded: {}", bench_->project().codebook().path(*made)));
}

void CodingDesk::remove_here() {
    if (bench_ == nullptr || !may_edit()) return;
    const auto codings = own_first();
    if (codings.empty()) {
        on_say(tr("There is no coding at the caret."));
    } else if (codings.size() == 1 && is_own(codings.front())) {
        remove(codings.front());
    } else {
        wxMenu menu;
        for (const auto& coding : codings) {
            auto* item = menu.Append(wxID_ANY, as_label(tr("Remove “{}”", name_of(coding))));
            bind(menu, item, [this, coding] { remove(coding); });
        }
        auto place = view_.PointFromPosition(view_.GetCurrentPos());
        place.y += view_.TextHeight(0);
        view_.PopupMenu(&menu, place);
    }
}

void CodingDesk::remove(const CodingId& coding) {
    const auto name = name_of(coding);
    if (check(workbench::remove_codings(*bench_, {coding}))) on_say(tr("Removed: {}", name));
}

std::string CodingDesk::name_of(const CodingId& coding) const {
    const auto& columns = bench_->project().codings();
    if (!columns.contains(coding)) return {};
    const auto row = columns.row_of(coding);
    const auto* code =
        bench_->project().codebook().find(columns.code_numbers().id(columns.codes()[row]));
    if (code == nullptr) return {};
    // Whose it is, where it is not one's own.
    const auto& coder = columns.coder_numbers().id(columns.coders()[row]);
    const auto* other = coder == bench_->coder() ? nullptr : bench_->project().find(coder);
    return other == nullptr ? code->name : code->name + " · " + other->name;
}

void CodingDesk::say_whose(const CodingId& coding) {
    on_say(tr("“{}” is another coder's: it stays as it is. The menu Code says who codes.",
              name_of(coding)));
}

bool CodingDesk::is_own(const CodingId& coding) const {
    const auto& columns = bench_->project().codings();
    const auto coder = columns.coders()[columns.row_of(coding)];
    return columns.coder_numbers().id(coder) == bench_->coder();
}

std::vector<CodingId> CodingDesk::own_first() const {
    auto codings = view_.codings_here();
    std::stable_partition(codings.begin(), codings.end(),
                          [this](const CodingId& id) { return is_own(id); });
    return codings;
}

void CodingDesk::undo() {
    if (bench_ == nullptr || !may_edit()) return;
    edit({tr("Undoing"), LongEdit::rows_in(bench_->undo_size()),
          [](workbench::Workbench& bench, Progress& progress) {
              const auto label = bench.undo(progress);
              return label ? tr("Undone: {}", translate_label(*label)) : label;
          }});
}

void CodingDesk::redo() {
    if (bench_ == nullptr || !may_edit()) return;
    edit({tr("Doing again"), LongEdit::rows_in(bench_->redo_size()),
          [](workbench::Workbench& bench, Progress& progress) {
              const auto label = bench.redo(progress);
              return label ? tr("Done again: {}", translate_label(*label)) : label;
          }});
}

void CodingDesk::bind(wxMenu& menu, wxMenuItem* item, std::function<void()> run) {
    menu.Bind(
        wxEVT_MENU, [run = std::move(run)](wxCommandEvent&) { run(); }, item->GetId());
}

void CodingDesk::show_text_menu(CpPos place) {
    if (bench_ == nullptr) return;
    wxMenu menu;
    const auto& book = bench_->project().codebook();
    const bool can_code = has_selection() && may_edit();
    auto* apply = menu.Append(wxID_ANY, tw("Apply a code…") + "\tCtrl+K");
    apply->Enable(can_code);
    bind(menu, apply, [this] { open_palette(); });
    const auto codes = digits();
    for (std::size_t i = 0; can_code && i < codes.size(); ++i) {
        const auto* code = book.find(codes[i]);
        if (code == nullptr) continue;
        auto* item =
            new wxMenuItem{&menu, wxID_ANY, as_label(code->name) + "\t" + std::to_string(i + 1)};
        item->SetBitmap(swatch(code->colour));
        menu.Append(item);
        bind(menu, item, [this, id = code->id] { apply_code(id); });
    }
    for (const auto& coding : view_.codings_at(place)) add_coding_entries(menu, coding);
    menu.AppendSeparator();
    auto* turn = menu.Append(wxID_ANY, tw("Select the turn") + "\tCtrl+T");
    bind(menu, turn, [this] { view_.select_turn(bench_->project()); });
    auto* copy = menu.Append(wxID_ANY, tw("Copy") + "\tCtrl+C");
    copy->Enable(has_selection());
    bind(menu, copy, [this] { view_.Copy(); });
    view_.PopupMenu(&menu);
}

void CodingDesk::add_coding_entries(wxMenu& menu, const CodingId& coding) {
    menu.AppendSeparator();
    const auto name = name_of(coding);
    auto* title = menu.Append(wxID_ANY, as_label(tr("Remove “{}”", name)));
    title->Enable(may_edit());
    bind(menu, title, [this, coding] { remove(coding); });
    auto* memo = menu.Append(wxID_ANY, as_label(tr("Memo and weight of “{}”", name)));
    memo->Enable(may_edit());
    bind(menu, memo, [this, coding] { on_annotate(coding); });
    if (has_selection() && may_edit()) {
        auto* fit = menu.Append(wxID_ANY, as_label(tr("Fit “{}” to the selection", name)));
        bind(menu, fit, [this, coding] { move(coding, view_.selected()); });
    }
}

void CodingDesk::annotate_here() {
    if (bench_ == nullptr || !may_edit()) return;
    const auto codings = own_first();
    if (codings.empty()) {
        on_say(tr("There is no coding at the caret."));
    } else {
        on_annotate(codings.front());
    }
}

void CodingDesk::annotate(const CodingId& coding, const workbench::CodingDetails& details,
                          workbench::Workbench::OneAction& action) {
    if (bench_ == nullptr || !may_edit()) return;
    bench_->as_one(action, [&] { check(workbench::annotate_coding(*bench_, coding, details)); });
}

void CodingDesk::move(const CodingId& coding, CpSpan span) {
    if (bench_ == nullptr || !may_edit()) return;
    if (!is_own(coding)) return say_whose(coding);
    if (!check(workbench::move_coding(*bench_, coding, span))) return;
    on_say(tr("{}: {}", name_of(coding),
              plural(span.size().value(), "{} character", "{} characters")));
}

} // namespace filrouge::app
