#include "gui/bare_window.h"

#include "gui/gui.h"

#include <ctime>

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/frame.h>
#include <wx/sizer.h>
#include <wx/stc/stc.h>
#include <wx/treectrl.h>

namespace filrouge::gui_test {
namespace {

double cpu_ms() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

wxWindow* text_in(wxWindow* parent) {
    auto* view = new wxStyledTextCtrl{parent};
    view->SetWrapMode(wxSTC_WRAP_WHITESPACE);
    wxString text;
    for (int i = 0; i < 300; ++i) text += "Karim : la confiance, et les reunions du mardi.\n";
    view->SetText(text);
    return view;
}

wxWindow* list_in(wxWindow* parent) {
    auto* list = new wxDataViewListCtrl{parent, wxID_ANY};
    for (const char* title : {"Source", "Turn", "Passage"}) list->AppendTextColumn(title);
    for (int i = 0; i < 100; ++i) {
        wxVector<wxVariant> row;
        for (int column = 0; column < 3; ++column) row.push_back(wxString::Format("%d", i));
        list->AppendItem(row);
    }
    return list;
}

wxWindow* tree_in(wxWindow* parent) {
    auto* tree = new wxTreeCtrl{parent};
    const auto root = tree->AddRoot("Codes");
    for (int i = 0; i < 60; ++i) tree->AppendItem(root, wxString::Format("Code %d", i));
    tree->Expand(root);
    return tree;
}

} // namespace

double time_bare_window() {
    settle();
    const double begin = cpu_ms();
    auto* window = new wxFrame{nullptr, wxID_ANY, "Bare", {0, 0}, {1000, 700}};
    auto* rows = new wxBoxSizer{wxVERTICAL};
    auto* buttons = new wxFlexGridSizer{8, 2, 2};
    for (int i = 0; i < 24; ++i) {
        buttons->Add(new wxButton{window, wxID_ANY, wxString::Format("Button %d", i)});
    }
    rows->Add(buttons);
    for (auto* part : {text_in(window), list_in(window), tree_in(window)}) {
        rows->Add(part, 1, wxEXPAND);
    }
    window->SetSizer(rows);
    window->Show();
    window->Update();
    settle();
    window->Destroy();
    settle();
    return cpu_ms() - begin;
}

} // namespace filrouge::gui_test
