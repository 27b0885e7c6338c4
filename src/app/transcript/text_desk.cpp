#include "app/transcript/text_desk.h"

#include "app/logic/import_table.h"
#include "app/questions.h"
#include "app/transcript/correction_dialog.h"
#include "app/transcript/people_dialogs.h"
#include "app/window_progress.h"
#include "app/wx_text.h"
#include "core/fold.h"
#include "workbench/people/renaming.h"
#include "workbench/sources/corrections.h"
#include "workbench/sources/sources.h"
#include "workbench/while_stepping.h"

#include <wx/combobox.h>
#include <wx/msgdlg.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>
#include <array>

namespace filrouge::app {
namespace {

/// Everyone, those of the source first, each by name.
std::vector<ParticipantId> people_for(const Project& project, const SourceId& source) {
    auto people = workbench::speakers_of(project, source);
    for (const auto& [id, person] : project.participants()) {
        if (std::find(people.begin(), people.end(), id) == people.end()) people.push_back(id);
    }
    return people;
}

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const auto& name : names) text += (text.empty() ? "" : ", ") + name;
    return text;
}

} // namespace

template <class T>
bool TextDesk::check(const Result<T>& done) {
    if (!done) on_error(done.error());
    return done.ok();
}

const Turn* TextDesk::turn() const {
    return has_text() ? view_.turn_here(bench_->project()) : nullptr;
}

std::size_t TextDesk::turns_here() const {
    return bench_->project().turns(view_.source()).size();
}

bool TextDesk::has_speaker() const {
    const auto* here = turn();
    return here != nullptr && !here->speaker.is_nil();
}

const Participant& TextDesk::speaker() const {
    return *bench_->project().find(turn()->speaker);
}

void TextDesk::correct() {
    if (!has_text()) return;
    CorrectionDialog dialog{&window_, bench_->project(), view_.source(), *view_.text(),
                            view_.caret()};
    dialog.may_keep = [this](const std::string& text) {
        return keep_correction(view_.source(), text);
    };
    dialog.ShowModal();
}

void TextDesk::correct_again(const SourceId& source, const std::string& typed) {
    if (bench_ == nullptr || bench_->project().find(source) == nullptr) return;
    const auto text = bench_->text(source);
    if (!check(text)) return;
    CorrectionDialog dialog{&window_, bench_->project(), source, **text, {}};
    dialog.editor().SetText(to_wx(typed));
    dialog.may_keep = [this, source](const std::string& again) {
        return keep_correction(source, again);
    };
    dialog.ShowModal();
}

bool TextDesk::keep_correction(const SourceId& source, const std::string& text) {
    const auto tried = [&] {
        WindowProgress progress{window_, tr("Correcting the text")};
        return workbench::while_stepping(progress, [&] {
            return workbench::correct_text(*bench_, source, text, workbench::Trial::dry_run);
        });
    }();
    if (!check(tried)) return false;
    const auto harm = describe_correction(*tried);
    if (!harm.empty()) {
        wxMessageDialog ask{&window_, to_wx(harm), tw("Keep the correction?"),
                            wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION};
        ask.SetYesNoLabels(tw("Keep the correction"), tw("Go on correcting"));
        if (ask.ShowModal() != wxID_YES) return false;
    }
    return edit(
        {tr("Correcting the text"),
         tried->moved + tried->changed + tried->lost.size() + tried->turns_moved,
         [=](workbench::Workbench& bench, Progress&) -> Result<std::string> {
             const auto done = workbench::correct_text(bench, source, text);
             if (!done) return done.error();
             return plural(done->replacements, "{} place corrected", "{} places corrected") + ", " +
                    plural(done->moved + done->changed, "{} coding moved along",
                           "{} codings moved along");
         },
         [=, this] { correct_again(source, text); }});
}

std::optional<workbench::SpeakerChoice> TextDesk::ask_speaker(const std::string& title) {
    const auto& project = bench_->project();
    const auto people = people_for(project, view_.source());
    wxDialog dialog{&window_, wxID_ANY, to_wx(title)};
    wxArrayString names;
    for (const auto& id : people) names.Add(to_wx(project.find(id)->pseudonym));
    auto* box = new wxComboBox{&dialog,
                               wxID_ANY,
                               has_speaker() ? to_wx(speaker().pseudonym) : wxString{},
                               wxDefaultPosition,
                               dialog.FromDIP(wxSize{280, -1}),
                               names};
    auto* sizer = new wxBoxSizer{wxVERTICAL};
    sizer->Add(new wxStaticText{&dialog, wxID_ANY, tw("Choose a name, or type a new one.")},
               wxSizerFlags{}.Border(wxALL, dialog.FromDIP(12)));
    sizer->Add(box, wxSizerFlags{}.Expand().Border(wxLEFT | wxRIGHT, dialog.FromDIP(12)));
    sizer->Add(dialog.CreateStdDialogButtonSizer(wxOK | wxCANCEL),
               wxSizerFlags{}.Expand().Border(wxALL, dialog.FromDIP(12)));
    dialog.SetSizerAndFit(sizer);
    dialog.CentreOnParent();
    box->SetFocus();
    if (dialog.ShowModal() != wxID_OK) return std::nullopt;
    const auto name = to_utf8(box->GetValue().Trim(true).Trim(false));
    if (name.empty()) return ParticipantId{};
    for (const auto& id : people) {
        if (fold(project.find(id)->pseudonym) == fold(name)) return id;
    }
    return name;
}

void TextDesk::selection_becomes_turn() {
    if (!has_selection()) return;
    const auto span = view_.selected();
    if (const auto who = ask_speaker(tr("Who says the selection?"))) {
        edit({tr("New turn"), turns_here(),
              [=, source = view_.source()](workbench::Workbench& bench, Progress&) {
                  return silently(workbench::new_turn(bench, source, span, *who));
              }});
    }
}

void TextDesk::who_speaks() {
    const auto* here = turn();
    if (here == nullptr) return;
    const auto id = here->id;
    if (const auto who = ask_speaker(tr("Who speaks in turn {}?", std::to_string(here->number)))) {
        check(workbench::assign_turns(*bench_, {id}, *who));
    }
}

/// Where the turn before is somebody else's, the words become hers.
bool TextDesk::may_join(const Turn& turn) const {
    const auto& turns = bench_->project().turns(turn.source);
    const auto at = std::find_if(turns.begin(), turns.end(),
                                 [&](const Turn& other) { return other.id == turn.id; });
    if (at == turns.begin() || at == turns.end()) return true;
    const auto* before = bench_->project().find(std::prev(at)->speaker);
    const auto* speaker = bench_->project().find(turn.speaker);
    if (before == speaker) return true;
    const auto name = [](const Participant* who) {
        return who == nullptr ? tr("nobody known") : who->pseudonym;
    };
    const auto question = tr("This turn is {}'s. Joined to the one before, its words become {}'s.",
                             name(speaker), name(before));
    wxMessageDialog ask{&window_, to_wx(question), tw("Join the turns?"),
                        wxYES_NO | wxNO_DEFAULT | wxICON_QUESTION};
    ask.SetYesNoLabels(tw("Join"), tw("Cancel"));
    return ask.ShowModal() == wxID_YES;
}

void TextDesk::join_turn() {
    const auto* here = turn();
    if (here == nullptr || !may_join(*here)) return;
    edit({tr("Joining turns"), turns_here(),
          [id = here->id](workbench::Workbench& bench, Progress&) {
              return silently(workbench::join_turn(bench, id));
          }});
}

void TextDesk::rename_speaker() {
    if (!has_speaker()) return;
    const auto id = speaker().id;
    const auto uses = [&] {
        WindowProgress progress{window_, tr("Looking for the name in the texts")};
        return workbench::uses_of_name(*bench_, id, progress);
    }();
    if (!check(uses)) return;
    RenameDialog dialog{&window_, *bench_, id, *uses};
    if (dialog.ShowModal() != wxID_OK) return;
    rename(id, dialog.name(), dialog.labels_too() ? uses->labels.size() : 0);
}

void TextDesk::rename(const ParticipantId& id, const std::string& name, std::size_t labels) {
    if (labels == 0) {
        check(workbench::rename_participant(*bench_, id, name));
        return;
    }
    edit({tr("Rename the speaker"), labels + turns_here(),
          [=](workbench::Workbench& bench, Progress& progress) -> Result<std::string> {
              const auto done = workbench::rename_with_labels(bench, id, name, progress);
              if (!done) return done.error();
              return plural(*done, "{} label corrected", "{} labels corrected");
          }});
}

void TextDesk::merge_speaker() {
    if (!has_speaker()) return;
    const auto id = speaker().id;
    auto people = people_for(bench_->project(), view_.source());
    std::erase(people, id);
    const auto name = fold(speaker().pseudonym);
    std::stable_partition(people.begin(), people.end(), [&](const ParticipantId& other) {
        return fold(bench_->project().find(other)->pseudonym) == name;
    });
    if (people.empty()) {
        on_say(tr("There is nobody else in the project."));
        return;
    }
    SamePersonDialog dialog{&window_, bench_->project(), id, std::move(people)};
    if (dialog.ShowModal() != wxID_OK) return;
    edit({tr("One person"), turns_here(),
          [from = dialog.from(), into = dialog.into()](workbench::Workbench& bench,
                                                       Progress&) -> Result<std::string> {
              const auto done = workbench::merge_participants(bench, {from}, into);
              if (!done) return done.error();
              auto text = plural(done->turns, "{} turn has another speaker now",
                                 "{} turns have another speaker now");
              for (const auto& conflict : done->conflicts) {
                  text += " · " + tr("{} stays “{}”", conflict.variable, conflict.kept);
              }
              return text;
          }});
}

void TextDesk::choose_role() {
    if (!has_speaker()) return;
    constexpr std::array roles{Role::participant, Role::moderator, Role::observer};
    const auto id = speaker().id;
    wxArrayString names;
    for (const char* role : {"participant", "moderator", "observer"}) names.Add(tw(role));
    const auto now = std::find(roles.begin(), roles.end(), speaker().role) - roles.begin();
    const auto chosen = ask_choice(&window_, tr("The role of {}", speaker().pseudonym), tr("Role"),
                                   names, static_cast<std::size_t>(now));
    if (chosen) check(workbench::set_role(*bench_, id, roles[*chosen]));
}

void TextDesk::read_again() {
    if (!has_text()) return;
    const auto source = view_.source();
    const auto question =
        tr("The kept file is read again, and its turns take the place of those there are. "
           "Corrections of the text stay.") +
        "\n\n" + tr("Labels that are no speakers, with commas between:");
    const auto labels = ask_line(&window_, question, tr("Read the file again"));
    if (!labels) return;
    workbench::RereadOptions options;
    options.speakers.are_not = labels_in(*labels);
    edit({tr("Read the file again"), turns_here(),
          [=](workbench::Workbench& bench, Progress&) -> Result<std::string> {
              const auto done = workbench::reread_source(bench, source, options);
              if (!done) return done.error();
              auto text =
                  plural(done->turns, "{} turn", "{} turns") + " · " + joined(done->speakers);
              if (!done->went.empty()) text += " · " + tr("no more: {}", joined(done->went));
              return text;
          }});
}

} // namespace filrouge::app
