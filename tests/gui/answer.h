#pragma once

#include <wx/modalhook.h>
#include <wx/msgdlg.h>

#include <string>

namespace filrouge::gui_test {

/// Answers every message dialog with the button of this name, and remembers what was asked.
class Answer : public wxModalDialogHook {
  public:
    explicit Answer(int button) : button_{button} { Register(); }
    ~Answer() override { Unregister(); }
    [[nodiscard]] int asked() const { return asked_; }
    [[nodiscard]] const std::string& question() const { return question_; } ///< the last one

  protected:
    int Enter(wxDialog* dialog) override {
        const auto* message = dynamic_cast<wxMessageDialog*>(dialog);
        if (message == nullptr) return wxID_NONE;
        ++asked_;
        question_ = message->GetMessage().utf8_string();
        return button_;
    }

  private:
    int button_;
    int asked_ = 0;
    std::string question_;
};

} // namespace filrouge::gui_test
