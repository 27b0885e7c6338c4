#include "app/finding/retrieval_panel.h"

// What is asked for as a value, so that another window can ask for it again.
namespace filrouge::app {

RetrievalPanel::Choice RetrievalPanel::choice() const {
    Choice choice{codes_->checked(),
                  others_->checked(),
                  combination_->GetSelection(),
                  within_->GetValue(),
                  {},
                  {},
                  group_->GetSelection(),
                  order_->GetSelection(),
                  context_->GetValue(),
                  list_->GetSelection()};
    const int which = variable_->GetSelection();
    if (which > 0) choice.variable = variables_[static_cast<std::size_t>(which - 1)];
    for (unsigned i = 0; i < values_.size(); ++i) {
        if (people_->IsChecked(i)) choice.values.push_back(values_[i]);
    }
    return choice;
}

void RetrievalPanel::choose(const Choice& choice) {
    codes_->check(choice.codes, true);
    others_->check(choice.others, true);
    combination_->SetSelection(choice.combination);
    within_->SetValue(choice.within);
    group_->SetSelection(choice.group);
    order_->SetSelection(choice.order);
    context_->SetValue(choice.context);
    choose_people(choice.variable, choice.values);
    retrieve();
    list_->choose_again(choice.row);
}

} // namespace filrouge::app
