#include "app/transcript/correction_dialog.h"

#include "app/logic/passages.h"
#include "app/wx_text.h"
#include "core/colours.h"

#include <wx/button.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace filrouge::app {
namespace {

constexpr int coded_indicator = 8;
constexpr std::size_t most_told = 8; // a message has no scroll bar

int as_int(BytePos position) {
    return static_cast<int>(position.value());
}

} // namespace

CorrectionDialog::CorrectionDialog(wxWindow* parent, const Project& project, const SourceId& source,
                                   const Text& text, CpPos caret)
    : wxDialog{parent,
               wxID_ANY,
               to_wx(tr("Correcting “{}”", project.find(source)->name)),
               wxDefaultPosition,
               wxDefaultSize,
               wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER | wxMAXIMIZE_BOX},
      before_{text.utf8()} {
    auto* banner = new wxStaticText{
        this, wxID_ANY,
        tw("Correct the text. Codings (underlined) and turns stay on their words. Ctrl+Enter keeps "
           "the correction as one step that can be undone; Esc leaves.")};
    banner->Wrap(FromDIP(800));
    editor_ = new wxStyledTextCtrl{this, wxID_ANY};
    editor_->SetName("correction");
    editor_->SetMinSize(FromDIP(wxSize{820, 480}));
    set_up_editor(text, caret);
    underline(project, source, text);
    auto* buttons = new wxBoxSizer{wxHORIZONTAL};
    auto* keep_button = new wxButton{this, wxID_OK, tw("Keep the correction")};
    auto* cancel = new wxButton{this, wxID_CANCEL, tw("Cancel")};
    keep_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { keep(); });
    cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { leave(); });
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { leave(); });
    buttons->AddStretchSpacer();
    buttons->Add(cancel, wxSizerFlags{}.Border(wxRIGHT, FromDIP(8)));
    buttons->Add(keep_button);
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    const auto gap = FromDIP(12);
    sizer->Add(banner, wxSizerFlags{}.Expand().Border(wxALL, gap));
    sizer->Add(editor_, wxSizerFlags{1}.Expand().Border(wxLEFT | wxRIGHT, gap));
    sizer->Add(buttons, wxSizerFlags{}.Expand().Border(wxALL, gap));
    SetSizerAndFit(sizer);
    CentreOnParent();
    editor_->SetFocus();
}

void CorrectionDialog::set_up_editor(const Text& text, CpPos caret) {
    const auto paper = system_colour(wxSYS_COLOUR_WINDOW);
    const auto ink = system_colour(wxSYS_COLOUR_WINDOWTEXT);
    editor_->SetLexer(wxSTC_LEX_NULL);
    editor_->StyleSetFont(wxSTC_STYLE_DEFAULT, wxSystemSettings::GetFont(wxSYS_DEFAULT_GUI_FONT));
    editor_->StyleSetForeground(wxSTC_STYLE_DEFAULT, to_wx(ink));
    editor_->StyleSetBackground(wxSTC_STYLE_DEFAULT, to_wx(paper));
    editor_->StyleClearAll();
    editor_->SetCaretForeground(to_wx(ink));
    editor_->SetExtraDescent(FromDIP(4));
    editor_->SetMarginWidth(1, 0);
    editor_->SetMargins(FromDIP(10), FromDIP(10));
    editor_->SetWrapMode(wxSTC_WRAP_WORD);
    editor_->SetUseHorizontalScrollBar(false);
    editor_->SetEOLMode(wxSTC_EOL_LF);
    editor_->SetModEventMask(0);
    editor_->SetTextRaw(text.utf8().c_str());
    editor_->EmptyUndoBuffer();
    const int place = as_int(text.index().to_byte(caret));
    editor_->GotoPos(place);
    editor_->SetFirstVisibleLine(
        std::max(0, editor_->VisibleFromDocLine(editor_->LineFromPosition(place)) - 5));
    editor_->Bind(wxEVT_KEY_DOWN, &CorrectionDialog::on_key, this);
}

void CorrectionDialog::underline(const Project& project, const SourceId& source, const Text& text) {
    editor_->IndicatorSetStyle(coded_indicator, wxSTC_INDIC_COMPOSITIONTHICK);
    editor_->IndicatorSetForeground(coded_indicator,
                                    to_wx(readable_on(system_colour(wxSYS_COLOUR_HIGHLIGHT),
                                                      system_colour(wxSYS_COLOUR_WINDOW))));
    editor_->SetIndicatorCurrent(coded_indicator);
    for (const auto row : project.codings_in(source)) {
        const auto bytes = text.index().to_bytes(project.codings().span(row));
        editor_->IndicatorFillRange(as_int(bytes.begin()), static_cast<int>(bytes.size().value()));
    }
}

void CorrectionDialog::on_key(wxKeyEvent& event) {
    const bool enter = event.GetKeyCode() == WXK_RETURN || event.GetKeyCode() == WXK_NUMPAD_ENTER;
    if (enter && event.GetModifiers() == wxMOD_CONTROL) {
        keep();
    } else if (event.GetKeyCode() == WXK_ESCAPE) {
        leave();
    } else {
        event.Skip();
    }
}

std::string CorrectionDialog::text() const {
    const auto raw = editor_->GetTextRaw();
    return {raw.data(), raw.length()};
}

void CorrectionDialog::keep() {
    const auto now = text();
    if (now == before_) {
        EndModal(wxID_CANCEL);
    } else if (!may_keep || may_keep(now)) {
        EndModal(wxID_OK);
    }
}

void CorrectionDialog::leave() {
    if (text() != before_) {
        wxMessageDialog ask{this, tw("What you typed will be lost."),
                            tw("Leave without keeping the correction?"),
                            wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION};
        ask.SetYesNoLabels(tw("Leave"), tw("Go on correcting"));
        if (ask.ShowModal() != wxID_YES) return;
    }
    EndModal(wxID_CANCEL);
}

std::string describe_correction(const workbench::CorrectionReport& report) {
    std::string text;
    const auto line = [&text](const std::string& said) {
        text += (text.empty() ? "" : "\n") + said;
    };
    const auto list = [&line](const std::vector<workbench::LostCoding>& codings) {
        for (std::size_t i = 0; i < std::min(codings.size(), most_told); ++i) {
            line("· " + tr("{}: “{}”", codings[i].code + " (" + codings[i].coder + ")",
                           shortened(codings[i].text, CpCount{60})));
        }
        if (codings.size() > most_told) {
            line(plural(codings.size() - most_told, "… and {} other", "… and {} others"));
        }
    };
    if (!report.shortened.empty()) {
        line(plural(report.shortened.size(), "{} coding loses text at an end",
                    "{} codings lose text at an end"));
        list(report.shortened);
    }
    if (!report.lost.empty()) {
        line(plural(report.lost.size(), "No text is left of {} coding, which goes",
                    "No text is left of {} codings, which go"));
        list(report.lost);
    }
    if (!report.turns_lost.empty()) {
        line(plural(report.turns_lost.size(), "{} turn loses all its words",
                    "{} turns lose all their words"));
    }
    return text;
}

} // namespace filrouge::app
