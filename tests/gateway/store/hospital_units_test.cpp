#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "kakehashi/gateway/patient_register.hpp"
#include "kakehashi/gateway/search.hpp"
#include "kakehashi/mappers/ssmix2.hpp"
#include "kakehashi/synth/synth.hpp"
#include "store_folder.hpp"

namespace kakehashi::gateway {
namespace {

bool show_all(const ResourceMetadata&) { return true; }

/// A synthetic hospital's SS-MIX2 tree, mapped file by file into the store as a node does it.
class StoredHospital : public StoreFolder {
protected:
    void SetUp() override {
        StoreFolder::SetUp();
        const auto out = folder_ / "synth";
        ASSERT_TRUE(synth::generate({.patients = 6, .hospitals = 1, .out = out}).has_value());
        storage_ = mappers::ssmix2::scan_tree(out / "hospital-a").value();
        ASSERT_FALSE(storage_.files.empty());
        context_.institution_number = "1319999991";
        context_.institution_name = "架橋中央病院";
        context_.find_patient = [this](std::string_view number) { return register_.find(number); };
    }
    mappers::Conversion convert(const mappers::ssmix2::StorageFile& file) const {
        std::ifstream stream(file.path, std::ios::binary);
        return mappers::ssmix2::convert_file({file.path.string(), {std::istreambuf_iterator<char>(stream), {}}},
                                             context_);
    }
    void take(const mappers::ssmix2::StorageFile& file) {
        if (file.is_outdated) return;
        const auto conversion = convert(file);
        for (const auto& unit : conversion.units) {
            register_.learn(unit);
            (void)commit(unit);
        }
    }
    /// All that can be asked for about everybody: "Type/id version", in order.
    std::set<std::string> everything() {
        std::set<std::string> found;
        const auto patients = store_->units_of_kind(mappers::UnitKind::patient, "", 1000).value();
        for (const auto& unit : patients) {
            SearchRequest request{.patients = {{unit.patient_id}}, .count = 100'000};
            const auto page = run_search(*store_, request, show_all).value();
            for (const auto& match : page.matches)
                found.insert(fmt::format("{}/{} {}", match.metadata.type, match.metadata.id, match.metadata.version));
        }
        return found;
    }

    mappers::ssmix2::Storage storage_;
    mappers::Context context_;
    PatientRegister register_;
};

/// Calls `visit` with the text of every Reference.reference below `node`.
template <class Visit>
void for_each_reference(const fhir::Node& node, const Visit& visit) {
    for (const fhir::Node& item : node.items()) for_each_reference(item, visit);
    for (const fhir::Member& member : node.members()) {
        if (member.name == "reference" && member.value.is_string()) visit(member.value.text());
        for_each_reference(member.value, visit);
    }
}

TEST_F(StoredHospital, ResourcesReferToEachOtherInsideTheStore) {
    for (const auto& file : storage_.files) take(file);
    std::size_t followed = 0;
    for (const auto& name : everything()) {
        const auto slash = name.find('/');
        const auto type = name.substr(0, slash);
        if (type == "Composition" || type == "Bundle") continue;  // a document's references stay inside it
        const auto stored = store_->read(type, name.substr(slash + 1, name.find(' ') - slash - 1))->value();
        const auto document = fhir::parse_json(stored.bytes);
        ASSERT_TRUE(document.has_value());
        for_each_reference(document->root(), [&](std::string_view reference) {
            if (reference.starts_with('#')) return;
            const auto at = reference.find('/');
            ASSERT_NE(at, std::string_view::npos) << type << ": " << reference;
            EXPECT_TRUE(store_->read(reference.substr(0, at), reference.substr(at + 1))->has_value()) << type;
            ++followed;
        });
    }
    EXPECT_GT(followed, 20U);
}

TEST_F(StoredHospital, SentAgainChangesNothing) {
    for (const auto& file : storage_.files) take(file);
    const auto before = everything();
    for (const auto& file : storage_.files) take(file);
    EXPECT_EQ(everything(), before);
    EXPECT_GT(before.size(), 20U);
}

TEST_F(StoredHospital, ReportsBeforeTheirPatientsEndAsReportsAfterThem) {
    for (const auto& file : storage_.files) take(file);
    std::set<std::string> in_order;
    for (const auto& name : everything()) in_order.insert(name.substr(0, name.find(' ')));
    store_.reset();
    std::filesystem::remove(folder_ / "store.sqlite3");
    std::filesystem::remove(folder_ / "store.sqlite3-wal");
    std::filesystem::remove(folder_ / "store.sqlite3-shm");
    reopen();
    register_ = {};
    for (auto file = storage_.files.rbegin(); file != storage_.files.rend(); ++file) take(*file);
    for (const auto& file : storage_.files)  // what a node does with InputResult::released
        if (store_->held_count() != 0U) take(file);
    EXPECT_EQ(store_->held_count(), 0U);
    std::set<std::string> reversed;
    for (const auto& name : everything()) reversed.insert(name.substr(0, name.find(' ')));
    EXPECT_EQ(reversed, in_order);
}

}  // namespace
}  // namespace kakehashi::gateway
