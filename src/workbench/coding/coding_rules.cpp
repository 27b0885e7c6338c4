#include "workbench/coding/coding_rules.h"

#include <fmt/format.h>

#include <algorithm>

namespace filrouge::workbench {
namespace {

constexpr std::size_t most_told = 3;

/// Names, each once, and no more than tell that there are too many.
class Names {
  public:
    void add(const std::string& name) {
        if (names_.size() > most_told) return;
        if (std::find(names_.begin(), names_.end(), name) == names_.end()) names_.push_back(name);
    }
    [[nodiscard]] std::string told() const {
        std::string text;
        for (std::size_t i = 0; i < std::min(names_.size(), most_told); ++i) {
            text += (i == 0 ? "" : ", ") + names_[i];
        }
        return names_.size() > most_told ? text + "…" : text;
    }

  private:
    std::vector<std::string> names_;
};

} // namespace

Result<void> check_span(const Source& source, CpSpan span) {
    if (span.empty()) {
        return Error{ErrorCode::invalid_input, "The passage is empty", "Select some text first"};
    }
    if (span.end().value() > source.characters.value()) {
        return Error{
            ErrorCode::invalid_input,
            fmt::format("The passage {}-{} ends after the text of \"{}\", which has {} characters",
                        span.begin().value(), span.end().value(), source.name,
                        source.characters.value()),
            "Positions count code points from 0; the end is not included"};
    }
    return {};
}

std::string told_place(const Project& project, const std::vector<Coding>& codings) {
    Names sources;
    Names coders;
    for (const auto& coding : codings) {
        if (const auto* source = project.find(coding.source)) sources.add(source->name);
        if (const auto* coder = project.find(coding.coder)) coders.add(coder->name);
    }
    if (project.coders().size() < 2) return sources.told();
    return sources.told() + ", coded by " + coders.told();
}

} // namespace filrouge::workbench
