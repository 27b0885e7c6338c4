#pragma once

#include "app/row_list.h"
#include "app/typed_fields.h"
#include "workbench/notes/memos.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/panel.h>
#include <wx/srchctrl.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <optional>
#include <vector>

namespace filrouge::app {

/// All memos, searched and by what they are about; the one chosen is written below the list and
/// kept as it is typed. The research journal is the memos on the project, by date.
class MemosPanel : public wxPanel, public TypingPane {
  public:
    explicit MemosPanel(wxWindow* parent);
    /// Null: no project.
    void use(workbench::Workbench* bench);
    /// What is listed, and which memo is open.
    struct Choice {
        wxString words;
        int kind = 0;
        MemoId memo;                                 ///< nil: a note of a coding, or none
        std::optional<workbench::MemoSubject> about; ///< none: none is open
    };
    [[nodiscard]] Choice choice() const;
    void choose(const Choice& choice);
    void apply(const Change& change);
    /// An empty memo about `subject`, which comes into the project with its first words.
    void begin(const workbench::MemoSubject& subject);
    /// Keeps what was written. False: nothing can be changed now.
    bool keep(TypedFields::Moment moment = TypedFields::Moment::leaving);
    TypedFields& typed() override { return typed_; }
    /// Shows only the journal.
    void show_journal();
    [[nodiscard]] const std::vector<workbench::MemoRow>& rows() const { return rows_; }
    [[nodiscard]] wxTextCtrl& text() { return *text_; }
    /// The memo as it is kept, of what stands in the field now.
    [[nodiscard]] std::string written() const;
    /// A button for each link of the memo, with the first words of its passage.
    [[nodiscard]] wxWindow& chips() { return *chips_; }
    [[nodiscard]] wxSearchCtrl& filter() { return *filter_; }
    void choose(std::size_t row);
    /// What a memo would be about here and now; nothing where nothing of the kind is chosen.
    std::function<std::optional<workbench::MemoSubject>(workbench::MemoKind)> subject_here;
    /// A link to the passage selected in the text; empty: none is.
    std::function<std::string()> passage_link;
    std::function<bool()> may_edit;
    std::function<void(const Error&)> on_error;
    std::function<void(const SourceId&, CpSpan)> on_jump; ///< an empty span: the source alone

  private:
    void
    as_one(const std::function<void()>& work); ///< with what was typed since the field was entered
    void fill();
    void show_memo();
    void ask_new();
    void insert_link();
    void show_text(const std::string& memo);
    void show_chips();
    void jump();
    void remove();
    [[nodiscard]] wxString cell(std::size_t row, long column) const;
    [[nodiscard]] std::optional<workbench::MemoLink> link_here() const;
    template <class T>
    bool check(const Result<T>& done) {
        if (!done) on_error(done.error());
        return done.ok();
    }

    workbench::Workbench* bench_ = nullptr;
    std::vector<workbench::MemoRow> rows_;
    std::optional<workbench::MemoRow> open_; ///< whose text stands below; id nil and no text: new
    bool fresh_ = false;
    wxSearchCtrl* filter_;
    wxChoice* kind_;
    RowList* list_;
    wxStaticText* about_;
    wxTextCtrl* text_;
    std::vector<workbench::ReadableMemo::Link> links_; // of the memo shown and those put in since
    wxPanel* chips_;
    wxButton* link_;
    wxButton* jump_;
    wxButton* remove_;
    TypedFields typed_{*this, [this](TypedFields::Moment moment) { return keep(moment); }};
};

} // namespace filrouge::app
