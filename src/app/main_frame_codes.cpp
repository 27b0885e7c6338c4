#include "app/main_frame.h"
#include "app/wx_text.h"

// The menu of codes and codings, and that of the codebook.
namespace filrouge::app {

std::vector<Command> MainFrame::code_commands() {
    const auto selection = [this] { return desk_->can_edit() && coding_->has_selection(); };
    const auto chosen = [this] { return desk_->can_edit() && !codebook_->selected().is_nil(); };
    return {
        {"Apply a code…",
         "Ctrl+K",
         [this] { coding_->open_palette(); },
         selection,
         {},
         {},
         Icon::code,
         "Apply"},
        {"Apply the last code again", "Ctrl+R F4", [this] { coding_->apply_recent(0); },
         [this, selection] { return selection() && !coding_->recent().newest_first().empty(); }},
        {"Remove coding",
         "Ctrl+Shift+K",
         [this] { coding_->remove_here(); },
         [this] { return desk_->can_edit() && coding_->has_coding_here(); },
         {},
         {},
         Icon::uncode,
         "Remove"},
        {},
        {"Code the turn…", "Ctrl+Shift+T", [this] { coding_->code_turn(); },
         [this] { return desk_->can_edit() && transcript_->view().text() != nullptr; }},
        {"Code in vivo: the words become a code", "Ctrl+Shift+V",
         [this] { coding_->code_in_vivo(); }, selection},
        {"Memo and weight of the coding", "Ctrl+M", [this] { coding_->annotate_here(); },
         [this] { return desk_->can_edit() && coding_->has_coding_here(); }},
        {"Next coding", "F8", [this] { coding_->go_to_coding(workbench::Direction::forward); },
         [this] { return desk_->is_open(); }},
        {"Previous coding", "Shift+F8",
         [this] { coding_->go_to_coding(workbench::Direction::back); },
         [this] { return desk_->is_open(); }},
        {},
        {"Coder…", "", [this] { change_coder(); }, [this] { return desk_->is_open(); }},
        {},
        {"New code…", "Ctrl+Shift+N", [this] { coding_->new_code({}, {}); },
         [this] { return desk_->can_edit(); }},
        {"New code below…", "", [this] { coding_->new_code(codebook_->selected(), {}); }, chosen},
        {"Edit code", "F6", [this] { edit_code(codebook_->selected()); }, chosen},
        {"Rename code…", "F2", [this] { coding_->rename_code(codebook_->selected()); }, chosen},
        {"Merge into another code…", "", [this] { coding_->merge_code(codebook_->selected()); },
         chosen},
        {"Split by its quotes…", "", [this] { coding_->split_code(codebook_->selected()); },
         chosen},
        {"Delete code…", "", [this] { coding_->delete_code(codebook_->selected()); }, chosen},
        {},
        {"Show quotes of the code", "Ctrl+Shift+Q",
         [this] { show_quotes_of(codebook_->selected()); },
         [this] { return desk_->is_open() && !codebook_->selected().is_nil(); }},
    };
}

void MainFrame::edit_code(const CodeId& code) {
    show_pane("code");
    editor_->show(code);
    editor_->focus_name();
}

void MainFrame::codebook_menu() {
    wxMenu menu;
    const auto add = [&menu](const char* label, bool enabled, std::function<void()> run) {
        auto* item = menu.Append(wxID_ANY, tw(label));
        item->Enable(enabled);
        menu.Bind(
            wxEVT_MENU, [run = std::move(run)](wxCommandEvent&) { run(); }, item->GetId());
    };
    const auto code = codebook_->selected();
    const bool edit = desk_->can_edit();
    const bool chosen = !code.is_nil();
    add("Apply to the selection", edit && chosen && coding_->has_selection(),
        [this, code] { coding_->apply_code(code); });
    add("Show quotes of the code", chosen, [this, code] { show_quotes_of(code); });
    add("Retrieve its quotes", chosen, [this, code] { retrieve_code(code); });
    add("History of the code", chosen, [this, code] { show_history(code); });
    menu.AppendSeparator();
    add("New code…", edit, [this] { coding_->new_code({}, {}); });
    add("New code below…", edit && chosen, [this, code] { coding_->new_code(code, {}); });
    add("Edit code", edit && chosen, [this, code] { edit_code(code); });
    add("Rename code…", edit && chosen, [this, code] { coding_->rename_code(code); });
    add("To the top of the codebook", edit && chosen,
        [this, code] { coding_->move_code(code, {}); });
    add("Merge into another code…", edit && chosen, [this, code] { coding_->merge_code(code); });
    add("Split by its quotes…", edit && chosen, [this, code] { coding_->split_code(code); });
    add("Delete code…", edit && chosen, [this, code] { coding_->delete_code(code); });
    menu.AppendSeparator();
    auto* digits = new wxMenu;
    for (int digit = 0; digit <= 9; ++digit) {
        auto* item = digits->AppendRadioItem(
            wxID_ANY, digit == 0 ? tw("none") : wxString{std::to_string(digit)});
        if (digit == coding_->favourite_digit(code)) item->Check();
        menu.Bind(
            wxEVT_MENU,
            [this, code, digit](wxCommandEvent&) { coding_->make_favourite(code, digit); },
            item->GetId());
    }
    menu.AppendSubMenu(digits, tw("Digit that applies it"))->Enable(chosen);
    codebook_->PopupMenu(&menu);
}

} // namespace filrouge::app
