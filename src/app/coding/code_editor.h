#pragma once

#include "app/typed_fields.h"
#include "workbench/workbench.h"

#include <wx/choice.h>
#include <wx/clrpicker.h>
#include <wx/combobox.h>
#include <wx/scrolwin.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <functional>
#include <vector>

namespace filrouge::app {

/// Everything about the code chosen in the codebook, changed where it stands and kept as it is
/// typed.
class CodeEditor : public wxScrolledWindow, public TypingPane {
  public:
    explicit CodeEditor(wxWindow* parent);
    /// Null: no project.
    void use(workbench::Workbench* bench);
    void show(const CodeId& code);
    void apply(const Change& change);
    void focus_name();
    /// Keeps what the fields hold. False: nothing can be changed now.
    bool keep(TypedFields::Moment moment = TypedFields::Moment::leaving);
    TypedFields& typed() override { return typed_; }
    [[nodiscard]] const CodeId& code() const { return id_; }
    [[nodiscard]] wxTextCtrl& name() { return *name_; }
    [[nodiscard]] wxTextCtrl& definition() { return *definition_; }

    std::function<bool()> may_edit;
    std::function<void(const Error&)> on_error;

  private:
    wxTextCtrl* add_text(wxSizer& sizer, const char* label, int lines);
    void fill();
    [[nodiscard]] Code typed_code() const;
    void fill_relations();
    void show_counts();
    void add_relation();
    void remove_relation(const RelationId& relation);
    template <class T>
    void check(const Result<T>& done) {
        if (!done) on_error(done.error());
    }

    workbench::Workbench* bench_ = nullptr;
    CodeId id_;
    Code shown_;              ///< as the fields were filled
    std::string name_before_; ///< what is being typed
    std::vector<CodeId> others_;
    wxStaticText* path_;
    wxStaticText* counts_;
    wxTextCtrl* name_;
    wxColourPickerCtrl* colour_;
    wxChoice* polarity_;
    wxTextCtrl* definition_;
    wxTextCtrl* use_;
    wxTextCtrl* do_not_use_;
    wxTextCtrl* example_;
    wxTextCtrl* references_;
    wxSizer* relations_;
    wxComboBox* type_;
    wxChoice* other_;
    bool keeping_ = false; // the change under way is what the fields hold
    TypedFields typed_{*this, [this](TypedFields::Moment moment) { return keep(moment); }};
};

} // namespace filrouge::app
