#include "kakehashi/profiles/snapshot.hpp"

#include <utility>

#include "package/package_set.hpp"
#include "snapshot/generation.hpp"
#include "snapshot/messages.hpp"

namespace kakehashi::profiles {

struct SnapshotGenerator::Impl {
    CanonicalTable table;
};

SnapshotGenerator::SnapshotGenerator(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
SnapshotGenerator::SnapshotGenerator(SnapshotGenerator&&) noexcept = default;
SnapshotGenerator& SnapshotGenerator::operator=(SnapshotGenerator&&) noexcept = default;
SnapshotGenerator::~SnapshotGenerator() = default;

fhir::Result<SnapshotGenerator> SnapshotGenerator::load(const ValidatorOptions& options) {
    auto table = load_package_set(options, PackageContent::all);
    if (!table) return tl::unexpected(table.error());
    return SnapshotGenerator(std::make_unique<Impl>(Impl{.table = std::move(table->table)}));
}

fhir::Result<Snapshot> SnapshotGenerator::generate(std::string_view canonical) const {
    const fhir::Node* definition = impl_->table.find("StructureDefinition", canonical);
    if (definition == nullptr)
        return fhir::fail(fhir::IssueType::not_found,
                          is_of_r4(canonical) ? snapshot_messages::kR4Missing : snapshot_messages::kNotFound, "",
                          {canonical});
    return Generation(impl_->table).make(*definition);
}

fhir::Result<Snapshot> SnapshotGenerator::generate(const fhir::Document& structure_definition) const {
    return Generation(impl_->table).make(structure_definition.root());
}

}  // namespace kakehashi::profiles
