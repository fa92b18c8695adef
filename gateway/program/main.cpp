#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <map>
#include <string>
#include <system_error>
#include <vector>

#include "program/commands.hpp"

namespace {

namespace program = kakehashi::program;

const std::map<std::string, program::OutputFormat> kFormats{{"text", program::OutputFormat::text},
                                                            {"json", program::OutputFormat::json},
                                                            {"ndjson", program::OutputFormat::ndjson}};

const std::map<std::string, program::OutputFormat> kTextOrJson{{"text", program::OutputFormat::text},
                                                               {"json", program::OutputFormat::json}};

constexpr std::uint64_t kUintMax = std::numeric_limits<std::uint32_t>::max();

/// Why a text is no whole number of the range, in digits alone; "" when it is one.
std::string fault_of_number(const std::string& text, std::uint64_t min, std::uint64_t max) {
    std::uint64_t value = 0;
    const auto [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool is_whole = failure == std::errc() && end == text.data() + text.size() && !text.empty();
    if (is_whole && value >= min && value <= max) return {};
    return fmt::format("'{}' is no whole number from {} to {} / {}から{}までの整数ではありません", text, min, max, min,
                       max);
}

/// For every number: the option's own conversion takes -1 for the greatest number there is.
CLI::Validator whole_number(std::uint64_t min, std::uint64_t max) {
    return CLI::Validator([min, max](const std::string& text) { return fault_of_number(text, min, max); }, "", "");
}

CLI::Option* add_archive(CLI::App& sub, program::ConvertCommand& command) {
    auto* qido = sub.add_option("--qido", command.qido,
                                "dicom: DICOMweb URL of an archive, instead of INPUT / PACSのDICOMweb URL");
    sub.add_option("--qido-filter", command.qido_filters,
                   "which studies: ATTRIBUTE=VALUE, as StudyDate=20260101-20260131; repeatable")
        ->needs(qido)
        ->allow_extra_args(false);
    sub.add_option("--qido-credentials", command.qido_credentials, "file with user:password")->needs(qido);
    sub.add_option("--qido-timeout", command.qido_timeout_s, "seconds that each request may take")
        ->needs(qido)
        ->check(whole_number(1, 3600))
        ->capture_default_str();
    sub.add_option("--qido-trust", command.qido_trust, "authorities (PEM) for https")->needs(qido);
    sub.add_option("--wado-rs", command.wado_rs,
                   "dicom: URL under which readers elsewhere get the images / 画像の公開URL(WADO-RS)");
    return qido;
}

void add_convert(CLI::App& app, program::ConvertCommand& command, int& exit_code) {
    auto* sub = app.add_subcommand("convert", "Convert vendor exports to FHIR R4 / ベンダーの出力をFHIR R4に変換");
    sub->footer(
        "Example: kakehashi convert --from csv --mapping lab.toml --institution 1319999993 lab.csv --out result/");
    sub->add_option(
           "--from", command.from,
           "cda, csv, dicom, fhir (or fhir-dstu2, fhir-stu3, fhir-r4, fhir-r5), hl7v2, mml, okusuri, orca, ssmix2")
        ->required();
    auto* input = sub->add_option("INPUT", command.inputs, "files or folders; - for standard input");
    add_archive(*sub, command)->excludes(input);
    sub->add_option("--out", command.out, "folder for the result")->required();
    sub->add_option("--mapping", command.mapping, "csv: the mapping file (TOML)");
    sub->add_option("--vendor", command.vendor,
                    "vendor profile (TOML): tables of codes, fields, encoding / ベンダープロファイル");
    sub->add_option("--institution", command.institution_number,
                    "institution number, 10 digits; without it, the one that the input names")
        ->check([](const std::string& text) {
            const bool fits = text.size() == 10 && text.find_first_not_of("0123456789") == std::string::npos;
            return fits ? std::string() : "10 digits are needed / 10桁の数字が必要です";
        });
    sub->add_option("--institution-name", command.institution_name, "name of the institution");
    sub->add_option("--patients", command.patients, "result of an earlier run, whose patients are known");
    sub->add_flag("--report-patient-mismatch", command.report_patient_mismatch_only,
                  "warn instead of refusing when path and message name different patients");
    sub->add_flag("--recognise-persons", command.recognise_persons,
                  "who comes without a number is known by name, birth date and sex / "
                  "番号のない人を氏名・生年月日・性別で照合する");
    sub->add_flag("--account", command.full_account,
                  "account.json names every field, not only the unmapped / 全項目の行き先をaccount.jsonに書く");
    auto* lineage =
        sub->add_flag("--lineage", command.lineage,
                      "lineage.json: where every element comes from / 各要素の元の場所をlineage.jsonに書く");
    sub->add_flag("--resume", command.is_resumed, "goes on with a run that was stopped / 中断した変換を続ける")
        ->excludes(lineage);
    sub->add_flag("--explain", command.explain,
                  "source and result of every input side by side, in explain/ / 入力と結果の対照をexplain/に書く");
    sub->callback([&] { exit_code = program::run(command); });
}

void add_serve(CLI::App& app, program::ServeCommand& command, int& exit_code) {
    auto* sub = app.add_subcommand("serve", "Run a node / ノードを動かす");
    sub->footer("Example: kakehashi serve --config node.toml");
    sub->add_option("--config", command.config, "the node's configuration (TOML)")->required();
    sub->callback([&] { exit_code = program::run(command); });
}

void add_synth(CLI::App& app, program::SynthCommand& command, int& exit_code) {
    auto* sub = app.add_subcommand("synth", "Write synthetic hospitals, with the truth beside them / 合成データを作成");
    sub->footer("Example: kakehashi synth --patients 20 --hospitals 3 --out region/");
    sub->add_option("--patients", command.patients, "how many people")->check(whole_number(1, kUintMax));
    sub->add_option("--hospitals", command.hospitals, "1 to 3")->check(whole_number(1, 3));
    sub->add_option("--seed", command.seed, "the same seed gives the same bytes")
        ->check(whole_number(0, std::numeric_limits<std::uint64_t>::max()));
    sub->add_option("--reference-date", command.reference_date, "YYYY-MM-DD; everything happened before it");
    sub->add_option("--out", command.out, "folder for the result")->required();
    sub->callback([&] { exit_code = program::run(command); });
}

void add_deid(CLI::App& app, program::DeidCommand& command, int& exit_code) {
    auto* sub = app.add_subcommand("deid", "De-identify report units for secondary use / 二次利用のための仮名化");
    sub->footer(
        "Example: kakehashi deid --policy kamei --feed platform-a --root-key root.key bundle.json > feed.ndjson");
    sub->add_option("--policy", command.policy, "kamei or tokumei")
        ->required()
        ->check(CLI::IsMember({"kamei", "tokumei"}));
    sub->add_option("--feed", command.feed, "name of the feed")->required();
    sub->add_option("--root-key", command.root_key,
                    "file with the 32 bytes of the root key; without it, a key of this run alone");
    sub->add_option("FILE", command.files, "Bundles, JSON or XML; - for standard input")->required();
    sub->callback([&] { exit_code = program::run(command); });
}

void add_pack(CLI::App& app, program::PackCommand& command, int& exit_code) {
    auto* pack = app.add_subcommand("pack", "One file of several FHIR packages / 複数のFHIRパッケージを1つにまとめる");
    pack->require_subcommand(1);
    pack->footer(
        "Example: kakehashi pack build --out japan.pack jp-core.tgz jp-clins.tgz\n"
        "Example: kakehashi pack list japan.pack");
    const auto add = [&](const std::string& name, const std::string& what) {
        auto* sub = pack->add_subcommand(name, what);
        sub->callback([&command, &exit_code, name] {
            command.action = name;
            exit_code = program::run(command);
        });
        return sub;
    };
    auto* build = add("build", "make a pack / packを作る");
    build->footer("Example: kakehashi pack build --out japan.pack jp-core.tgz jp-clins.tgz");
    build->add_option("--out", command.out, "the pack, *.pack")->required();
    build->add_option("PACKAGE", command.packages, "FHIR packages (.tgz), folders or resources, in order")->required();
    auto* list = add("list", "what is in a pack / packの内容");
    list->footer("Example: kakehashi pack list japan.pack");
    list->add_option("FILE", command.file, "the pack")->required();
    auto* show = add("show", "one resource of a pack / packの1リソース");
    show->footer("Example: kakehashi pack show japan.pack http://jpfhir.jp/fhir/core/StructureDefinition/JP_Patient");
    show->add_option("FILE", command.file, "the pack")->required();
    show->add_option("CANONICAL", command.canonical, "url of the resource, or url|version")->required();
    auto* snapshot = add("snapshot", "make a profile's snapshot from its differential / プロファイルのsnapshotを作る");
    snapshot->footer(
        "Example: kakehashi pack snapshot --package hl7.fhir.r4.core-4.0.1.tgz --package jp-core.tgz my-patient.json\n"
        "Exit: 0 made, 1 made, but the differential contradicts its base (standard error says where), or no snapshot "
        "can be made of it, 2 wrong use, or a definition that it needs is in no package");
    snapshot
        ->add_option("--package", command.packages, "FHIR package (.tgz), folder or conformance resource; repeatable")
        ->allow_extra_args(false);
    snapshot
        ->add_option("CANONICAL-OR-FILE", command.canonical,
                     "url of a StructureDefinition of the packages, or its file, JSON or XML; - for standard input")
        ->required();
}

void add_packages(CLI::App& sub, std::vector<std::string>& packages, std::vector<std::string>& folders) {
    sub.add_option("--package", packages,
                   "FHIR package (.tgz), pack, folder or conformance resource; repeatable, the last one wins")
        ->allow_extra_args(false);
    sub.add_option("--package-folder", folders,
                   "where packages that those need are looked for: *.tgz or a FHIR package cache; repeatable")
        ->allow_extra_args(false);
}

void add_service_rules(CLI::App& sub, program::ValidateCommand& command) {
    auto* always = sub.add_flag("--service", command.service,
                                "rules of the sharing service (JP-CLINS) on everything, not only on what claims its "
                                "profiles / 電子カルテ情報共有サービスの規則をすべてに適用");
    sub.add_flag("--no-service-rules", command.no_service_rules, "none of those rules / その規則を適用しない")
        ->excludes(always);
    sub.add_option("--today", command.today, "YYYY-MM-DD for 'ended within 5 years'; without it, Bundle.timestamp");
}

void add_limits(CLI::App& sub, kakehashi::fhir::ParseLimits& limits) {
    sub.add_option("--bytes-max", limits.bytes_max, "largest file that is read, at most 512 MiB")
        ->check(whole_number(1, std::uint64_t{512} << 20))
        ->capture_default_str();
    sub.add_option("--depth-max", limits.depth_max, "deepest nesting, at most 1000")
        ->check(whole_number(1, 1000))
        ->capture_default_str();
    sub.add_option("--nodes-max", limits.nodes_max, "most values in a file")
        ->check(whole_number(1, kUintMax))
        ->capture_default_str();
}

void add_validate(CLI::App& app, program::ValidateCommand& command, int& exit_code) {
    auto* sub = app.add_subcommand("validate", "Validate resources / リソースを検証");
    sub->footer(
        "Example: kakehashi validate --format ndjson bundle.json\n"
        "Exit: 0 no errors, 1 errors found, 2 wrong use or a file that cannot be read, 130 stopped by Ctrl-C");
    add_packages(*sub, command.packages, command.package_folders);
    sub->add_option("--profile", command.profiles, "canonical that every file must meet; repeatable")
        ->allow_extra_args(false);
    sub->add_option("--entry", command.entry_profiles,
                    "TYPE:N=CANONICAL, the profile of a Bundle's Nth resource of that type (from 0); repeatable")
        ->allow_extra_args(false);
    sub->add_option("--references", command.references,
                    "folder of resources that references mean; BASE=DIR when they are those of the server at BASE");
    sub->add_flag("--must-support", command.must_support,
                  "tell which must-support elements are filled / 必須対応(MS)要素の記録状況を示す");
    sub->add_flag("--known-extensions-only", command.known_extensions_only,
                  "an extension that no package defines is an error");
    sub->add_flag("--no-experimental", command.no_experimental, "a resource marked experimental is an error");
    sub->add_flag("--for-publication", command.for_publication, "what HL7 publishes must name its owning committee");
    sub->add_flag("--security-checks", command.security_checks, "HTML in a text outside narratives is an error");
    add_service_rules(*sub, command);
    add_limits(*sub, command.limits);
    sub->add_option("--format", command.format,
                    "text, json (one array) or ndjson (an object a line), each {file, line, outcome, mustSupport}")
        ->transform(CLI::CheckedTransformer(kFormats).description(""));
    sub->add_option("--lang", command.language, "ja or en")->check(CLI::IsMember({"ja", "en"}));
    sub->add_option("FILE", command.files, "JSON, XML, NDJSON (*.ndjson) or folders of them; - for standard input")
        ->required();
    sub->callback([&] { exit_code = program::run(command); });
}

void add_fhirpath(CLI::App& app, program::FhirpathCommand& command, int& exit_code) {
    auto* sub = app.add_subcommand("fhirpath", "Evaluate a FHIRPath expression / FHIRPath式を評価");
    sub->footer(
        "Example: kakehashi fhirpath --format json \"name.given.first()\" patient.json\n"
        "Example: kakehashi fhirpath --package jp-core.tgz \"code.memberOf('http://…')\" observation.xml\n"
        "What cannot be told, because content is not here, gives nothing and a line on standard error.");
    add_packages(*sub, command.packages, command.package_folders);
    sub->add_option("--references", command.references,
                    "folder of resources for resolve(); BASE=DIR when they are those of the server at BASE");
    sub->add_option("--format", command.format, "text or json")
        ->transform(CLI::CheckedTransformer(kTextOrJson).description(""));
    sub->add_option("--lang", command.language, "what cannot be read or told: ja or en; both when it is not given")
        ->check(CLI::IsMember({"ja", "en"}));
    sub->add_option("EXPRESSION", command.expression)->required();
    sub->add_option("FILE", command.file, "JSON or XML; - for standard input")->required();
    sub->callback([&] { exit_code = program::run(command); });
}

void add_terminology(CLI::App& app, program::TerminologyCommand& command, int& exit_code) {
    auto* sub = app.add_subcommand("terminology", "Ask about codes, value sets and concept maps / 用語を調べる");
    sub->footer(
        "Example: kakehashi terminology expand --package jp-core.tgz"
        " url=http://hl7.org/fhir/ValueSet/administrative-gender\n"
        "Example: kakehashi terminology validate-code url=… system=… code=… display=…\n"
        "Exit: 0 answered (also \"cannot tell: content is not here\"), 1 result false or an error, 2 wrong use");
    sub->add_option("OPERATION", command.operation,
                    "lookup, subsumes, translate, expand, validate-code (ValueSet) or CodeSystem/validate-code")
        ->required();
    add_packages(*sub, command.packages, command.package_folders);
    sub->add_option("--parameters", command.parameters_file, "a Parameters resource; - for standard input");
    sub->add_option("--lang", command.language, "ja or en")->check(CLI::IsMember({"ja", "en"}));
    sub->add_option("NAME=VALUE", command.parameters,
                    "the operation's parameters; a Coding is system|code, a resource is @file");
    sub->callback([&] { exit_code = program::run(command); });
}

void add_quarantine(CLI::App& admin, program::QuarantineCommand& command, int& exit_code) {
    auto* sub = admin.add_subcommand("quarantine", "List what a node refused, and why / 隔離した入力と理由の一覧");
    sub->footer("Example: kakehashi admin quarantine --config node.toml");
    sub->add_option("--config", command.config, "the node's configuration (TOML)")->required();
    sub->add_option("--format", command.format, "text or ndjson")
        ->transform(CLI::CheckedTransformer(kFormats).description(""));
    sub->callback([&] { exit_code = program::run(command); });
}

void add_untranslated(CLI::App& admin, program::UntranslatedCommand& command, int& exit_code) {
    auto* sub = admin.add_subcommand(
        "untranslated",
        "List local codes without a standard code, the commonest first / 標準コードのない院内コードの一覧");
    sub->footer("Example: kakehashi admin untranslated --config node.toml --out tables/");
    sub->add_option("--config", command.config, "the node's configuration (TOML)")->required();
    sub->add_option("--out", command.out, "folder for tables to fill in, for vendor profiles / 記入用の表の出力先");
    sub->add_option("--format", command.format, "text or ndjson")
        ->transform(CLI::CheckedTransformer(kFormats).description(""));
    sub->callback([&] { exit_code = program::run(command); });
}

void add_passcode(CLI::App& admin, int& exit_code) {
    auto* sub = admin.add_subcommand("passcode", "Hash a passcode read from standard input, for node.toml");
    sub->footer("Example: printf %s \"$PASSCODE\" | kakehashi admin passcode");
    sub->callback([&] { exit_code = program::run(program::PasscodeCommand{}); });
}

/// What was to be printed is lost: on a full disk, or in a pipe that nobody reads.
int tell_unwritable() {
    fmt::print(stderr, "kakehashi: The results cannot be written. / 結果を書き出せません。\n");
    return program::kExitWrongUse;
}

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Kakehashi (架け橋): FHIR exchange gateway for Japan's hospitals", "kakehashi"};
    app.require_subcommand(1);
    int exit_code = program::kExitOk;
    program::ServeCommand serve;
    program::ConvertCommand convert;
    program::SynthCommand synth;
    program::DeidCommand deid;
    program::ValidateCommand validate;
    program::PackCommand pack;
    program::FhirpathCommand fhirpath;
    program::TerminologyCommand terminology;
    program::QuarantineCommand quarantine;
    program::UntranslatedCommand untranslated;
    add_serve(app, serve, exit_code);
    add_convert(app, convert, exit_code);
    add_synth(app, synth, exit_code);
    add_deid(app, deid, exit_code);
    add_validate(app, validate, exit_code);
    add_pack(app, pack, exit_code);
    add_fhirpath(app, fhirpath, exit_code);
    add_terminology(app, terminology, exit_code);
    auto* admin = app.add_subcommand("admin", "Administration / 管理");
    admin->require_subcommand(1);
    admin->footer("Example: kakehashi admin quarantine --config node.toml");
    add_passcode(*admin, exit_code);
    add_quarantine(*admin, quarantine, exit_code);
    add_untranslated(*admin, untranslated, exit_code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? program::kExitOk : program::kExitWrongUse;
    } catch (const std::system_error&) {
        return tell_unwritable();  // fmt throws where the standard output takes no more
    }
    return std::fflush(stdout) == 0 && std::ferror(stdout) == 0 ? exit_code : tell_unwritable();
}
