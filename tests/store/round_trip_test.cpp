#include "store/describe.h"
#include "store/sample.h"
#include "support/printers.h"

using namespace filrouge;
using namespace filrouge::test;
using store::Edit;
using store::ProjectFile;
using Access = ProjectFile::Access;

TEST_CASE("a new project holds its own description and nothing else") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    {
        const auto file = ProjectFile::create(folder.project(), sample.info).value();
        CHECK(file.path() == folder.project());
        CHECK(file.access() == Access::read_write);
        CHECK(file.history().empty());
        CHECK(file.check().empty());
    }
    CHECK(folder.names() == std::vector<std::string>{"étude 1.filrouge"});
    const auto file = ProjectFile::open(folder.project(), Access::read_only).value();
    CHECK(file.access() == Access::read_only);
    const auto project = file.load().value();
    CHECK(project.info.id == sample.info.id);
    CHECK(project.info.name == "Réseaux & pauvreté");
    CHECK(project.info.created == sample.info.created);
    CHECK(project.sources().empty());
}

TEST_CASE("every entity comes back as it was put") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    std::vector<std::string> before;
    {
        auto file = ProjectFile::create(folder.project(), sample.info).value();
        const auto change = file.edit({"Set up", {}}, [&](Edit& e) { sample.put_all(e); }).value();
        CHECK(change.label == "Set up");
        CHECK(change.texts.size() == 2);
        CHECK_FALSE(change.info);
        Project project;
        project.info = sample.info;
        project.apply(change);
        before = describe(project);
        CHECK(before.size() == 25);
        CHECK(describe(file.load().value()) == before);
        CHECK(file.check().empty());
    }
    for (const auto access : {Access::read_only, Access::read_write}) {
        const auto file = ProjectFile::open(folder.project(), access).value();
        CHECK(describe(file.load().value()) == before);
        CHECK(file.text(sample.group.id).value().utf8() == sample.group_text.utf8());
        CHECK(file.text(sample.letter.id).value().utf8().empty());
        CHECK(file.original(sample.group.original).value() == sample.original_bytes);
        CHECK(file.has_original(sample.group.original));
    }
}

TEST_CASE("values survive in the words of the program, not only in its own reading") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    create_sample(folder.project(), sample);
    CHECK(run_sql(folder.project(), "SELECT start_cp, end_cp, memo, weight, created_ms FROM coding "
                                    "ORDER BY id") ==
          std::vector<std::string>{"32|40||NULL|77", "13|22|à voir|0.5|78"});
    CHECK(run_sql(folder.project(), "SELECT length(text) FROM source_text ORDER BY source") ==
          std::vector<std::string>{std::to_string(sample.group.characters.value()), "0"});
    CHECK(run_sql(folder.project(), "PRAGMA journal_mode") == std::vector<std::string>{"delete"});
    CHECK(run_sql(folder.project(), "SELECT labels FROM code WHERE name = 'Temporalités'") ==
          std::vector<std::string>{R"({"en":"Temporalities \"quoted\"","nl":"Tijd"})"});
}

TEST_CASE("what is not there is not found") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    const auto file = ProjectFile::create(folder.project(), sample.info).value();
    CHECK(file.text(sample.group.id).error().code == ErrorCode::not_found);
    CHECK(file.original(sample.group.original).error().code == ErrorCode::not_found);
    CHECK_FALSE(file.has_original(sample.group.original));
}

TEST_CASE("originals are kept once, and come back byte for byte") {
    const Folder folder;
    Ids ids;
    const Sample sample{ids};
    auto file = ProjectFile::create(folder.project(), sample.info).value();
    const std::vector<std::string> originals = {"", "x", std::string(3, '\0'),
                                                std::string(100'000, 'a'), "\xff\xfe not text"};
    for (const auto& bytes : originals) {
        std::string hash;
        for (int again = 0; again < 2; ++again)
            done(file.edit({"Import", {}}, [&](Edit& e) { hash = e.keep_original(bytes); }));
        CHECK(hash == store::sha256_hex(bytes));
        CHECK(file.original(hash).value() == bytes);
    }
    CHECK(file.history().empty()); // originals are outside the history
    CHECK(file.check().empty());
    CHECK(store::sha256_hex("abc") ==
          "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}
