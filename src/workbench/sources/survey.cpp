#include "workbench/sources/survey.h"

#include "exchange/attributes_file.h"
#include "workbench/sources/source_writer.h"

#include <fmt/format.h>

#include <map>
#include <utility>

namespace filrouge::workbench {
namespace {

using transcripts::Survey;
using transcripts::SurveyShape;

class SurveyWriter {
  public:
    SurveyWriter(Workbench& bench, store::Edit& edit, const SurveyChoice& choice, Survey& survey)
        : bench_{bench}, edit_{edit}, choice_{choice}, survey_{survey}, sources_{bench, edit},
          original_{store::pack_original(survey.original)} {
        survey_.original = {}; // the packed one is enough
    }

    void write(SurveyReport& report) {
        const bool by_row = choice_.request.shape == SurveyShape::source_per_row;
        if (!by_row) put_participants();
        for (auto& source : survey_.sources) report.sources.push_back(added(std::move(source)));
        put_variables(by_row ? VariableScope::source : VariableScope::participant, report);
        for (std::size_t i = 0; i < survey_.respondents.size(); ++i) {
            const auto& respondent = survey_.respondents[i];
            if (by_row) {
                put_values(respondent, report.sources[respondent.source].source, report);
            } else {
                put_values(respondent, people_.at(respondent.name), report);
            }
        }
        report.respondents = survey_.respondents.size();
        report.silent = survey_.silent;
    }

  private:
    // Two rows of one name are two answers of one respondent.
    void put_participants() {
        for (const auto& respondent : survey_.respondents) {
            const auto id = bench_.new_id<ParticipantId>();
            if (!people_.emplace(respondent.name, id).second) continue;
            edit_.put(Participant{id, respondent.name, Role::participant});
        }
    }

    ImportedFile added(transcripts::Transcript transcript) {
        ImportedFile file;
        file.path = choice_.path;
        FileChoice choice;
        choice.path = choice_.path;
        choice.language = choice_.language;
        choice.kind = SourceKind::document;
        ReadFile read{std::move(transcript), original_, {}};
        read.text_hash = store::sha256_hex(read.transcript->text.utf8());
        sources_.add_part(read, choice, people_, file);
        return file;
    }

    void put_variables(VariableScope scope, SurveyReport& report) {
        for (std::size_t i = 0; i < survey_.variables.size(); ++i) {
            std::vector<std::string_view> values;
            for (const auto& respondent : survey_.respondents) {
                values.push_back(respondent.values[i]);
            }
            variables_.push_back(
                variable_for(bench_, survey_.variables[i], exchange::guess_type(values), scope));
            edit_.put(variables_.back());
            report.variables.push_back(
                fmt::format("{} ({})", variables_.back().name, to_name(variables_.back().type)));
        }
    }

    void put_values(const Survey::Respondent& respondent, const AttributeSubject& subject,
                    SurveyReport& report) {
        for (std::size_t i = 0; i < variables_.size(); ++i) {
            const auto& written = respondent.values[i];
            if (written.empty()) continue;
            const auto& variable = variables_[i];
            auto [id, fresh] = values_.try_emplace({variable.id, subject});
            if (fresh) id->second = bench_.new_id<VariableValueId>();
            edit_.put(VariableValue{id->second, variable.id, subject,
                                    fitting_value(variable.type, written).value_or(written)});
            if (fresh) ++report.values;
        }
    }

    Workbench& bench_;
    store::Edit& edit_;
    const SurveyChoice& choice_;
    Survey& survey_;
    SourceWriter sources_;
    store::PackedOriginal original_;
    std::map<std::string, ParticipantId> people_;
    std::vector<Variable> variables_;
    std::map<std::pair<VariableId, AttributeSubject>, VariableValueId> values_;
};

} // namespace

Result<transcripts::SurveyOutline> outline_survey(const std::filesystem::path& path) {
    return transcripts::outline_survey(path, {});
}

Result<SurveyReport> import_survey(Workbench& bench, const SurveyChoice& choice, Trial trial) {
    auto survey = transcripts::read_survey(choice.path, choice.request, {});
    if (!survey) return survey.error();
    const KnownSources known{bench.project()};
    const auto same = known.with_original(store::sha256_hex(survey->original));
    if (!same.empty()) {
        return Error{ErrorCode::invalid_input,
                     fmt::format("{} is in the project already: \"{}\" comes from it",
                                 choice.path.string(), same),
                     "Undo that import first to read it in another way"};
    }
    SurveyReport report;
    const auto label = fmt::format("Import the survey {}", choice.path.filename().string());
    auto done = edit_or_try(bench, trial, label, [&](store::Edit& edit) {
        SurveyWriter{bench, edit, choice, *survey}.write(report);
        return true;
    });
    if (!done) return done.error();
    return report;
}

} // namespace filrouge::workbench
