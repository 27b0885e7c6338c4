#pragma once

#include "app/coding/code_palette.h"
#include "app/logic/palette.h"
#include "app/transcript/transcript_view.h"
#include "workbench/coding_ranges.h"
#include "workbench/workbench.h"

#include <wx/menu.h>

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace filrouge::app {

/// What the researcher does to codes and codings, from whatever menu, key or click.
class CodingDesk {
  public:
    CodingDesk(wxWindow& window, TranscriptView& view);
    /// Null: no project. Must be given anew before the workbench goes.
    void use(workbench::Workbench* bench);
    /// Codes that went are no longer offered as recent.
    void apply(const Change& change);

    void open_palette();
    void apply_code(const CodeId& code);
    void apply_recent(std::size_t nth); ///< 0: the last one
    void remove_here();                 ///< asks which where there are several
    void remove(const CodingId& coding);

    /// Selects the turn at the caret and asks for its code.
    void code_turn();
    /// The selected words become a code, at the passage where they stand.
    void code_in_vivo();
    /// Moves an end of the coding at the caret.
    void stretch_here(const workbench::Stretch& stretch);
    void go_to_coding(workbench::Direction direction);

    void new_code(const CodeId& parent, const std::string& name);
    void edit_code(const CodeId& code);
    void rename_code(const CodeId& code);
    void delete_code(const CodeId& code); ///< says how many codings go, and asks

    void undo();
    void redo();
    /// The menu of the text at a place: apply, recent codes, and each coding there.
    void show_text_menu(CpPos place);

    [[nodiscard]] const RecentCodes& recent() const { return recent_; }
    [[nodiscard]] bool has_selection() const;
    [[nodiscard]] bool has_coding_here() const;
    [[nodiscard]] CodePalette* palette() const { return palette_.get(); } ///< null: closed

    std::function<bool()> may_edit;
    std::function<void(const Error&)> on_error;
    std::function<void(const std::string&)> on_say;

  private:
    template <class T>
    bool check(const Result<T>& done) {
        if (!done) on_error(done.error());
        return done.ok();
    }
    void create_and_apply(const std::string& path);
    void add_coding_entries(wxMenu& menu, const CodingId& coding);
    void edit_memo(const CodingId& coding);
    void resize(const CodingId& coding);
    [[nodiscard]] std::string name_of(const CodingId& coding) const;
    void bind(wxMenu& menu, wxMenuItem* item, std::function<void()> run);

    wxWindow& window_;
    TranscriptView& view_;
    workbench::Workbench* bench_ = nullptr;
    RecentCodes recent_;
    CodingId stretched_; // by the last key that moved an end
    wxWeakRef<CodePalette> palette_;
};

} // namespace filrouge::app
