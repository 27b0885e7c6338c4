#pragma once

#include "core/change.h"
#include "core/codebook.h"
#include "core/coder_filter.h"
#include "core/coding_columns.h"
#include "core/result.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace filrouge {

/// The whole project in memory, texts and original files apart. Everything that shows or computes
/// reads this; only `apply` changes it, with what the project file has committed.
class Project {
  public:
    ProjectInfo info;

    /// Brings the model up to date with one committed transaction.
    void apply(const Change& change);

    [[nodiscard]] const std::map<SourceId, Source>& sources() const { return sources_; }
    [[nodiscard]] const std::map<ParticipantId, Participant>& participants() const {
        return participants_;
    }
    [[nodiscard]] const std::map<CoderId, Coder>& coders() const { return coders_; }
    [[nodiscard]] const std::map<VariableId, Variable>& variables() const { return variables_; }
    [[nodiscard]] const std::map<MemoId, Memo>& memos() const { return memos_; }
    [[nodiscard]] const std::map<SavedSearchId, SavedSearch>& searches() const { return searches_; }
    [[nodiscard]] const Codebook& codebook() const { return codebook_; }
    /// Those in sight (see `show_coders`): what is shown, counted, searched and published.
    [[nodiscard]] const CodingColumns& codings() const { return shown_ ? *shown_ : all_codings_; }
    /// Those of all coders, in sight or not: for what writes, which must spare nobody's work. Rows
    /// and numbers are not those of `codings()`.
    [[nodiscard]] const CodingColumns& all_codings() const { return all_codings_; }
    /// From now on only the codings of these coders are in sight. What came into sight and what
    /// went out of it, as if it had been made and removed.
    Change show_coders(const CoderFilter& filter);
    [[nodiscard]] const CoderFilter& shown_coders() const { return coder_filter_; }
    [[nodiscard]] bool shows(const CoderId& coder) const { return !hidden_coders_.contains(coder); }
    /// Another number whenever `codings()` are other columns than before: whoever keeps numbers or
    /// rows of them begins anew.
    [[nodiscard]] std::uint64_t sight() const { return sight_; }
    /// Another number after every change: whoever follows changes knows whether it has seen one.
    [[nodiscard]] std::uint64_t version() const { return version_; }
    /// The part of a change, just applied, that is in sight; needs its `codings_before`.
    [[nodiscard]] Change in_sight(Change change) const;
    /// In the order of their numbers, which is the order of the text.
    [[nodiscard]] const std::vector<Turn>& turns(const SourceId& source) const;

    [[nodiscard]] const Source* find(const SourceId& id) const;
    [[nodiscard]] const Participant* find(const ParticipantId& id) const;
    [[nodiscard]] const Coder* find(const CoderId& id) const;
    [[nodiscard]] const Coder* find_coder(std::string_view name) const;

    /// By id, or by name (exact first, then folded, then a unique beginning). Errors: not_found,
    /// ambiguous.
    [[nodiscard]] Result<SourceId> resolve_source(std::string_view reference) const;
    /// Folded name; a variable of participants wins over one of sources where both have the name.
    [[nodiscard]] Result<VariableId> resolve_variable(std::string_view name) const;
    /// Of either scope; empty where there is no value.
    [[nodiscard]] std::string value_of(const VariableId& variable, const SourceId& source) const;
    [[nodiscard]] std::string value_of(const VariableId& variable, const ParticipantId& who) const;
    [[nodiscard]] const VariableValue* find_value(const VariableId& variable,
                                                  const UuidBytes& subject) const;
    /// How many subjects have each value of a variable, as it is written.
    [[nodiscard]] std::map<std::string, std::size_t>
    counted_values(const VariableId& variable) const;
    /// Values of one variable, each once, in the order of `collate`; numbers by size.
    [[nodiscard]] std::vector<std::string> distinct_values(const VariableId& variable) const;

    /// The turn that holds `at`, or null. Logarithmic.
    [[nodiscard]] const Turn* turn_at(const SourceId& source, CpPos at) const;
    /// The turn that holds most of `span` (the first of equals), or null where none does: the turn,
    /// and so the speaker, by whom every table counts a passage.
    [[nodiscard]] const Turn* main_turn(const SourceId& source, CpSpan span) const;
    /// Who speaks in that turn; nil where nobody is known to.
    [[nodiscard]] ParticipantId speaker_of(const SourceId& source, CpSpan span) const;
    /// Her pseudonym; empty where nobody is known to speak.
    [[nodiscard]] std::string speaker_name(const SourceId& source, CpSpan span) const;
    /// The turns of which `span` holds words, in order.
    [[nodiscard]] std::vector<const Turn*> turns_in(const SourceId& source, CpSpan span) const;
    /// Everybody known to speak in `span`, each once, in the order in which they begin: whom a
    /// quote names. Tables go by `main_turn` alone, so that they add up.
    [[nodiscard]] std::vector<ParticipantId> speakers_in(const SourceId& source, CpSpan span) const;
    /// Rows of `codings()` in `source`, sorted by start, then by end.
    [[nodiscard]] std::vector<std::uint32_t> codings_in(const SourceId& source) const;
    /// Likewise, rows of `all_codings()`.
    [[nodiscard]] std::vector<std::uint32_t> all_codings_in(const SourceId& source) const;

    /// Broken rules, in words: overlapping turns, codings outside their text, cycles, dangling ids.
    [[nodiscard]] std::vector<std::string> problems() const;
    /// What names something that is not there, in words; empty: nothing. Where it is empty, looking
    /// up what an entity names always finds it. Quick enough for every opening.
    [[nodiscard]] std::string broken_reference() const;

  private:
    void apply_sources(const Delta<Source>& delta);
    void apply_turns(const Delta<Turn>& delta);
    std::set<SourceId> take_turns_out(const Delta<Turn>& delta);
    void apply_values(const Delta<VariableValue>& delta);
    void forget_value(const VariableValueId& id);
    void check_values(std::vector<std::string>& problems) const;
    void apply_codings(const Delta<Coding>& delta);
    void hide_coders();

    std::map<SourceId, Source> sources_;
    std::multimap<std::string, SourceId> sources_by_name_; // folded
    std::map<ParticipantId, Participant> participants_;
    std::map<CoderId, Coder> coders_;
    std::map<VariableId, Variable> variables_;
    std::map<MemoId, Memo> memos_;
    std::map<SavedSearchId, SavedSearch> searches_;
    std::map<VariableId, std::map<UuidBytes, VariableValue>> values_; // by subject
    std::unordered_map<VariableValueId, std::pair<VariableId, UuidBytes>> value_places_;
    std::unordered_map<SourceId, std::vector<Turn>> turns_;
    std::unordered_map<TurnId, SourceId> turn_places_;
    Codebook codebook_;
    CodingColumns all_codings_;
    std::optional<CodingColumns> shown_; // a part of them, while a coder is hidden
    CoderFilter coder_filter_;
    std::set<CoderId> hidden_coders_; // of those known
    std::uint64_t sight_ = 0;
    std::uint64_t version_ = 0;
};

} // namespace filrouge
