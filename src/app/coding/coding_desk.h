#pragma once

#include "app/coding/code_palette.h"
#include "app/coding/digit_codes.h"
#include "app/logic/palette.h"
#include "app/long_edit.h"
#include "app/transcript/transcript_view.h"
#include "workbench/codebook/codebook_merge.h"
#include "workbench/coding/coding.h"
#include "workbench/coding/coding_ranges.h"
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
    void apply_codes(const std::vector<CodeId>& codes); ///< together, one action
    void apply_recent(std::size_t nth);                 ///< 0: the last one
    void apply_digit(int digit);                        ///< 1 to 9
    [[nodiscard]] DigitCodes digits() const;
    /// Gives the code a digit for good (0: none); a digit has one code.
    void make_favourite(const CodeId& code, int digit);
    [[nodiscard]] int favourite_digit(const CodeId& code) const; ///< 0: none
    void remove_here(); ///< asks which where there are several, or it is not one's own
    void remove(const CodingId& coding);

    /// Selects the turn at the caret and asks for its code.
    void code_turn();
    /// The selected words become a code, at the passage where they stand.
    void code_in_vivo();
    /// Moves an end of the coding at the caret.
    void stretch_here(const workbench::Stretch& stretch);
    void go_to_coding(workbench::Direction direction);
    /// Memo and weight of the coding at the caret.
    void annotate_here();
    void annotate(const CodingId& coding, const workbench::CodingDetails& details,
                  workbench::Workbench::OneAction& action);
    void move(const CodingId& coding, CpSpan span);

    void new_code(const CodeId& parent, const std::string& name);
    void rename_code(const CodeId& code);
    void delete_code(const CodeId& code); ///< says how many codings go, and asks
    void move_code(const CodeId& code, const CodeId& below);
    void merge_code(const CodeId& code); ///< asks into which, with a preview
    void merge(const CodeId& from, const CodeId& into, workbench::Overlaps overlaps);
    void split_code(const CodeId& code); ///< goes through its quotes
    /// A code dropped at a place: codes the selection if it is there, else the turn.
    void drop_code(const CodeId& code, CpPos place);

    void undo();
    void redo();
    /// The menu of the text at a place: apply, recent codes, and each coding there.
    void show_text_menu(CpPos place);

    [[nodiscard]] const RecentCodes& recent() const { return recent_; }
    [[nodiscard]] bool has_selection() const;
    [[nodiscard]] bool has_coding_here() const;
    [[nodiscard]] CodePalette* palette() const { return palette_.get(); } ///< null: closed

    std::function<bool()> may_edit;
    DoEdit edit;
    std::function<void(const CodeId&)> on_made; ///< a new code, to be shown
    std::function<void()> on_digits;            ///< other codes stand at the digits
    std::function<void(const Error&)> on_error;
    std::function<void(const std::string&)> on_say;
    std::function<void(const CodingId&)> on_annotate; ///< memo and weight are wanted for writing

  private:
    template <class T>
    bool check(const Result<T>& done) {
        if (!done) on_error(done.error());
        return done.ok();
    }
    void use(const CodeId& code);
    [[nodiscard]] std::size_t codings_of(const CodeId& code) const; ///< with the codes below
    void create_and_apply(const std::string& path);
    void add_coding_entries(wxMenu& menu, const CodingId& coding);
    /// The code's name, with the coder's where it is somebody else's.
    [[nodiscard]] std::string name_of(const CodingId& coding) const;
    void say_whose(const CodingId& coding); ///< why it is not changed
    [[nodiscard]] bool is_own(const CodingId& coding) const;
    /// Those at the caret.
    [[nodiscard]] std::vector<CodingId> own_first() const;
    void bind(wxMenu& menu, wxMenuItem* item, std::function<void()> run);

    wxWindow& window_;
    TranscriptView& view_;
    workbench::Workbench* bench_ = nullptr;
    RecentCodes recent_;
    DigitCodes favourites_{};
    CodingId stretched_; // by the last key that moved an end
    wxWeakRef<CodePalette> palette_;
};

} // namespace filrouge::app
