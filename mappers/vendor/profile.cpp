#define TOML_EXCEPTIONS 0
#include <toml++/toml.h>

#include <algorithm>
#include <array>

#include "hl7v2/message.hpp"
#include "kakehashi/mappers/vendor.hpp"
#include "vendor/code_table.hpp"
#include "vendor/known_maps.hpp"
#include "vendor/messages.hpp"

namespace kakehashi::mappers {
namespace {

using fhir::IssueSeverity;
using fhir::IssueType;
using vendor::KnownMap;
namespace messages = vendor::messages;

struct CharsetName {
    std::string_view name;
    Charset charset;
};
constexpr std::array kCharsets{CharsetName{"CP932", Charset::cp932}, CharsetName{"EUC-JP", Charset::euc_jp},
                               CharsetName{"ISO-2022-JP", Charset::iso_2022_jp},
                               CharsetName{"Shift_JIS", Charset::cp932}, CharsetName{"UTF-8", Charset::utf_8}};
constexpr std::array<std::string_view, 10> kKeys{"name",         "format",    "encoding", "department_default",
                                                 "utc_offset",   "dose_type", "codes",    "code_tables",
                                                 "code_systems", "fields"};
constexpr std::array<std::string_view, 9> kFormats{"cda", "csv",     "dicom", "fhir",  "hl7v2",
                                                   "mml", "okusuri", "orca",  "ssmix2"};

std::string list_of(auto&& names) {
    std::string list;
    for (const auto& name : names) list.append(list.empty() ? "" : ", ").append(name);
    return list;
}

std::uint32_t line_of(const toml::node& node) { return node.source().begin.line; }

/// "+09:00". Source: R4 datatypes.html#dateTime
bool is_utc_offset(std::string_view text) {
    constexpr std::string_view kShape = "+dd:dd";
    if (text.size() != kShape.size() || (text[0] != '+' && text[0] != '-')) return false;
    for (std::size_t i = 1; i < kShape.size(); ++i)
        if (kShape[i] == 'd' ? text[i] < '0' || text[i] > '9' : text[i] != kShape[i]) return false;
    return true;
}

/// A field that InstitutionWays can read: "ZPI-3", "PID-13".
bool is_field(std::string_view text) { return hl7v2::parse_field_name(text).second > 0; }

/// Reads one profile, key by key, and remembers every fault.
class Reader {
public:
    Reader(const ReadNamedFile& read, fhir::Report& report) : read_(read), report_(report) {}

    VendorProfile run(const toml::table& root) {
        for (const auto& [key, value] : root)
            if (std::ranges::find(kKeys, key.str()) == kKeys.end()) {
                const std::string known = list_of(kKeys);
                blame(messages::kUnknownKey, line_of(value), {key.str(), "the profile", known});
                fhir::fill_japanese(report_.back(), messages::kUnknownKey, {key.str(), "プロファイル", known});
            }
        read_head(root);
        read_code_systems(root["code_systems"]);
        read_fields(root["fields"]);
        read_codes(root["codes"]);
        read_tables(root["code_tables"]);
        return std::move(profile_);
    }

private:
    void blame(const fhir::Message& message, std::uint32_t line, std::initializer_list<std::string_view> arguments) {
        report_.push_back(fhir::make_issue(IssueSeverity::error, IssueType::value, message, "", arguments));
        report_.back().line = line;
    }

    /// @param key  whose value is not what is demanded
    void blame_value(std::uint32_t line, std::string_view key, const messages::Demand& demand) {
        blame(messages::kBadValue, line, {key, demand.en});
        fhir::fill_japanese(report_.back(), messages::kBadValue, {key, demand.ja});
    }

    /// A text, or "" when the key is not there.
    std::string text(const toml::table& root, std::string_view key) {
        const toml::node* node = root.get(key);
        if (node == nullptr) return {};
        const auto value = node->value<std::string>();
        if (!value || value->empty()) blame_value(line_of(*node), key, messages::kText);
        return value.value_or(std::string());
    }

    void read_head(const toml::table& root) {
        profile_.name = text(root, "name");
        if (!root.contains("name")) blame_value(1, "name", messages::kThere);
        profile_.department_default = text(root, "department_default");
        profile_.utc_offset = text(root, "utc_offset");
        if (!profile_.utc_offset.empty() && !is_utc_offset(profile_.utc_offset))
            blame_value(line_of(*root.get("utc_offset")), "utc_offset", {"+09:00", "+09:00"});
        if (const std::string name = text(root, "encoding"); !name.empty()) {
            const auto* found = std::ranges::find(kCharsets, name, &CharsetName::name);
            if (found != kCharsets.end())
                profile_.charset = found->charset;
            else
                blame_value(
                    line_of(*root.get("encoding")), "encoding",
                    {"CP932, EUC-JP, ISO-2022-JP, Shift_JIS, UTF-8", "CP932, EUC-JP, ISO-2022-JP, Shift_JIS, UTF-8"});
        }
        if (const std::string type = text(root, "dose_type"); type == "product" || type == "ingredient") {
            const std::string code = type == "product" ? "1" : "2";
            profile_.code_maps["rxe|dose-type"] = code;
            profile_.code_maps["mml|dose-type"] = code;
        } else if (!type.empty()) {
            blame_value(line_of(*root.get("dose_type")), "dose_type", {"product, ingredient", "product, ingredient"});
        }
        read_formats(root.get("format"));
    }

    void read_formats(const toml::node* node) {
        if (node == nullptr) return;
        const auto add = [this](const toml::node& item) {
            const auto name = item.value<std::string>();
            if (!name || std::ranges::find(kFormats, *name) == kFormats.end())
                return blame_value(line_of(item), "format", {list_of(kFormats), list_of(kFormats)});
            profile_.formats.push_back(*name);
        };
        if (const toml::array* list = node->as_array())
            for (const toml::node& item : *list) add(item);
        else
            add(*node);
    }

    /// Every key and text of a table; what is neither is a fault.
    void each_text(toml::node_view<const toml::node> view, std::string_view name, auto&& take) {
        if (!view) return;
        const toml::table* table = view.as_table();
        if (table == nullptr) return blame_value(line_of(*view.node()), name, messages::kTable);
        for (const auto& [key, value] : *table) {
            const auto word = value.template value<std::string>();
            if (word && !word->empty())
                take(std::string(key.str()), *word, line_of(value));
            else
                blame_value(line_of(value), key.str(), messages::kText);
        }
    }

    void read_code_systems(toml::node_view<const toml::node> view) {
        each_text(view, "code_systems", [this](std::string own, std::string standard, std::uint32_t line) {
            if (own.size() < 2) blame_value(line, own, messages::kSystemName);
            profile_.code_systems[std::move(own)] = std::move(standard);
        });
    }

    void read_fields(toml::node_view<const toml::node> view) {
        each_text(view, "fields", [this](std::string own, std::string meaning, std::uint32_t line) {
            constexpr std::string_view kIgnore = "ignore: ";
            const bool has_meaning =
                is_field(meaning) || (meaning.starts_with(kIgnore) && meaning.size() > kIgnore.size());
            if (!is_field(own)) blame_value(line, own, messages::kOwnField);
            if (!has_meaning) blame_value(line, own, messages::kFieldMeaning);
            profile_.fields[std::move(own)] = std::move(meaning);
        });
    }

    void read_codes(toml::node_view<const toml::node> view) {
        if (!view) return;
        const toml::table* maps = view.as_table();
        if (maps == nullptr) return blame_value(line_of(*view.node()), "codes", messages::kTable);
        for (const auto& [name, table] : *maps) {
            const KnownMap* map = map_named(name.str(), "[codes]", line_of(table));
            if (map == nullptr) continue;
            each_text(toml::node_view<const toml::node>(table), name.str(),
                      [&](const std::string& local, const std::string& standard, std::uint32_t line) {
                          add(*map, {.local = local, .standard = standard, .line = line}, "[codes]");
                      });
        }
    }

    void read_tables(toml::node_view<const toml::node> view) {
        if (!view) return;
        const toml::table* maps = view.as_table();
        if (maps == nullptr) return blame_value(line_of(*view.node()), "code_tables", messages::kTable);
        for (const auto& [name, files] : *maps) {
            const KnownMap* map = map_named(name.str(), "[code_tables]", line_of(files));
            if (map == nullptr) continue;
            if (const toml::array* list = files.as_array())
                for (const toml::node& file : *list) read_table(*map, file);
            else
                read_table(*map, files);
        }
    }

    void read_table(const KnownMap& map, const toml::node& file) {
        const auto name = file.value<std::string>();
        if (!name) return blame_value(line_of(file), map.name, messages::kFiles);
        auto bytes = read_(*name);
        if (!bytes) return blame(messages::kTableUnreadable, line_of(file), {*name, bytes.error().diagnostics});
        for (const auto& row : vendor::read_code_table(*name, std::move(*bytes), report_)) add(map, row, *name);
    }

    const KnownMap* map_named(std::string_view name, std::string_view where, std::uint32_t line) {
        const KnownMap* map = vendor::find_map(name);
        if (map == nullptr) {
            std::vector<std::string_view> names;
            for (const KnownMap& known : vendor::known_maps()) names.push_back(known.name);
            blame(messages::kUnknownKey, line, {name, where, list_of(names)});
        }
        return map;
    }

    void add(const KnownMap& map, const vendor::CodeRow& row, std::string_view where) {
        if (!map.has_form(row.standard)) {
            blame(messages::kBadTarget, row.line, {row.local, row.standard, where, map.form});
            fhir::fill_japanese(report_.back(), messages::kBadTarget, {row.local, row.standard, where, map.form_ja});
            return;
        }
        const auto [known, is_new] =
            profile_.code_maps.emplace(std::string(map.name).append("|").append(row.local), row.standard);
        if (!is_new && known->second != row.standard)
            blame(messages::kTwice, row.line, {row.local, map.name, known->second, row.standard});
    }

    const ReadNamedFile& read_;
    fhir::Report& report_;
    VendorProfile profile_;
};

}  // namespace

bool VendorProfile::is_for(std::string_view format) const {
    return formats.empty() || std::ranges::find(formats, format) != formats.end();
}

void VendorProfile::apply_to(Context& context) const {
    if (!department_default.empty()) context.department_default = department_default;
    if (!utc_offset.empty()) context.utc_offset = utc_offset;
    if (charset) context.charset = charset;
    for (const auto& [key, value] : code_maps) context.code_maps.insert_or_assign(key, value);
    for (const auto& [key, value] : fields) context.fields.insert_or_assign(key, value);
    for (const auto& [key, value] : code_systems) context.code_systems.insert_or_assign(key, value);
}

std::optional<VendorProfile> parse_vendor_profile(std::string_view toml, const ReadNamedFile& read,
                                                  fhir::Report& report) {
    const toml::parse_result parsed = toml::parse(toml);
    if (!parsed) {
        report.push_back(fhir::make_issue(IssueSeverity::error, IssueType::invalid, messages::kNotToml, "",
                                          {parsed.error().description()}));
        report.back().line = parsed.error().source().begin.line;
        report.back().column = parsed.error().source().begin.column;
        return std::nullopt;
    }
    fhir::Report found;
    VendorProfile profile = Reader(read, found).run(parsed.table());
    const bool is_right = fhir::has_no_errors(found);
    report.insert(report.end(), found.begin(), found.end());
    return is_right ? std::optional(std::move(profile)) : std::nullopt;
}

}  // namespace kakehashi::mappers
