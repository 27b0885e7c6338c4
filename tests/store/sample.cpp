#include "store/sample.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace filrouge::test {

using store::ProjectFile;

Ids::Ids(std::uint64_t seed) : generator_{[this] { return now_++; }, seed} {}

std::vector<std::string> Folder::names() const {
    std::vector<std::string> names;
    for (const auto& entry : std::filesystem::directory_iterator{directory.path()})
        names.push_back(entry.path().filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

Text make_text(std::string utf8) {
    return Text::make(std::move(utf8)).value();
}

std::string read_bytes(const std::filesystem::path& path) {
    std::ifstream in{path, std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

void write_bytes(const std::filesystem::path& path, const std::string& bytes) {
    std::ofstream{path, std::ios::binary} << bytes;
}

namespace {

Source make_source(Ids& ids, std::string name, const Text& text) {
    Source source;
    source.id = ids.next<SourceId>();
    source.name = std::move(name);
    source.characters = text.size();
    source.text_hash = store::sha256_hex(text.utf8());
    source.created = {1'700'000'000'123};
    return source;
}

Code make_code(Ids& ids, const CodeId& parent, std::uint32_t position, std::string name) {
    Code code;
    code.id = ids.next<CodeId>();
    code.parent = parent;
    code.position = position;
    code.name = std::move(name);
    code.colour = {0xc0, 0x29, 0x42};
    return code;
}

Memo make_memo(Ids& ids, decltype(Memo::subject) subject, const CoderId& author) {
    return {ids.next<MemoId>(), subject, "**Note** 🙂\nsur deux lignes", author, {5}, {6}};
}

} // namespace

Sample::Sample(Ids& ids)
    : info{ids.next<ProjectId>(), "Réseaux & pauvreté", "fr", {1'700'000'000'000}},
      anne{ids.next<CoderId>(), "Anne-Lise", {0x11, 0x22, 0x33}}, bruno{ids.next<CoderId>(),
                                                                        "Bruno",
                                                                        {0xff, 0xff, 0xff}},
      group_text{make_text(
          "Animatrice : Et après\u00a0?\nNadia : L’e\u0301te\u0301, 👨‍👩‍👧‍👦 "
          "עברית ensemble.\n")},
      letter_text{make_text("")},
      original_bytes(5000, 'x'), nadia{ids.next<ParticipantId>(), "Nadia", Role::participant},
      moderator{ids.next<ParticipantId>(), "Animatrice", Role::moderator},
      sector{ids.next<VariableId>(), "secteur", VariableType::text, VariableScope::participant},
      cycle{ids.next<VariableId>(), "cycle", VariableType::number, VariableScope::source} {
    original_bytes[7] = '\0';
    group = make_source(ids, "FG1 – Liège", group_text);
    group.kind = SourceKind::focus_group;
    group.language = "fr-BE";
    group.file_name = "fg 1 (été).docx";
    group.format = "docx";
    group.encoding = "WINDOWS-1252";
    group.original = store::sha256_hex(original_bytes);
    letter = make_source(ids, "Lettre", letter_text);

    question = {ids.next<TurnId>(), group.id,        1,
                cp_span(0, 13),     cp_span(13, 23), moderator.id,
                MediaTime{0},       MediaTime{1500}};
    answer = {ids.next<TurnId>(), group.id,     2,           cp_span(24, 32), cp_span(32, 60),
              nadia.id,           std::nullopt, std::nullopt};
    nadia_sector = {ids.next<VariableValueId>(), sector.id, nadia.id, "AMO"};
    group_cycle = {ids.next<VariableValueId>(), cycle.id, group.id, "2"};

    tensions = make_code(ids, {}, 0, "Tensions");
    levers = make_code(ids, {}, 1, "Leviers");
    time = make_code(ids, tensions.id, 0, "Temporalités");
    time.polarity = Polarity::tension;
    time.labels = {{"en", "Temporalities \"quoted\""}, {"nl", "Tijd"}};
    time.definition = "Rythmes qui divergent";
    time.use = "quand …";
    time.do_not_use = "pas quand …";
    time.example = "« On court »";
    time.references = "Bouquet 2011\nVan Campenhoudt 2012";
    coffee = make_code(ids, levers.id, 3, "Machine à café");
    coffee.polarity = Polarity::lever;
    regulates = {ids.next<RelationId>(), "regulates", coffee.id, time.id};

    passage = {ids.next<CodingId>(), group.id, cp_span(32, 40), coffee.id, anne.id, "", {}, {77}};
    weighed = {
        ids.next<CodingId>(), group.id, cp_span(13, 22), time.id, bruno.id, "à voir", 0.5, {78}};
    memos = {make_memo(ids, info.id, anne.id), make_memo(ids, group.id, {}),
             make_memo(ids, nadia.id, bruno.id), make_memo(ids, time.id, anne.id),
             make_memo(ids, passage.id, anne.id)};
    search = {ids.next<SavedSearchId>(), "Cafés", "café OU « pause »", "sector=AMO", {79}};
}

void Sample::put_all(store::Edit& edit) const {
    for (const auto& coder : {anne, bruno}) edit.put(coder);
    edit.keep_original(original_bytes);
    for (const auto& source : {group, letter}) edit.put(source);
    edit.put_text(group.id, group_text);
    edit.put_text(letter.id, letter_text);
    for (const auto& participant : {nadia, moderator}) edit.put(participant);
    for (const auto& turn : {question, answer}) edit.put(turn);
    for (const auto& variable : {sector, cycle}) edit.put(variable);
    for (const auto& value : {nadia_sector, group_cycle}) edit.put(value);
    for (const auto& code : {tensions, levers, time, coffee}) edit.put(code);
    edit.put(regulates);
    for (const auto& coding : {passage, weighed}) edit.put(coding);
    for (const auto& memo : memos) edit.put(memo);
}

ProjectFile create_sample(const std::filesystem::path& path, const Sample& sample) {
    auto file = ProjectFile::create(path, sample.info).value();
    done(file.edit({"Set up the study", sample.anne.id},
                   [&](store::Edit& e) { sample.put_all(e); }));
    return file;
}

} // namespace filrouge::test
