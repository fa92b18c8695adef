#include "kakehashi/gateway/peer_interface.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <csignal>

#include "consents.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/profiles/terminology.hpp"
#include "test_node.hpp"

/// What another hospital's node gets to know. Source: exchange-policy A3 to A5
namespace kakehashi::gateway {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr std::string_view kInsuredPerson = "http://jpfhir.jp/fhir/clins/Idsystem/JP_Insurance_memberID";

std::int64_t now_seconds() {
    return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

class PeerQuestions : public Region {
protected:
    void SetUp() override {
        Region::SetUp();
        node_ = node(kHospitalA);
        RestOptions options;
        options.terminology = &terminology_;
        interface_ = std::make_unique<PeerInterface>(node_->parts(), options);
        interface_->add_routes(router_);
    }
    void TearDown() override {
        interface_.reset();
        node_.reset();
        Region::TearDown();
    }

    /// The patient, with a condition and a referral to C.
    void store_patient(mappers::PatientFact patient = mappers::samples::patient()) {
        fhir::Report report;
        const auto person = mappers::write_patient_unit(mappers::samples::header("PAT1"), patient, report);
        node_->commit(person, {});
        const std::vector<mappers::ConditionFact> conditions{mappers::samples::condition()};
        node_->commit(mappers::write_condition_unit(mappers::samples::header("COND1"), patient, conditions, report),
                      {});
        node_->commit(referral_to(kHospitalC), {});
        insured_ = insured_of(person);
        patient_id_ = node_->store().unit(person.key).value()->patient_id;
    }
    static std::string insured_of(const mappers::Unit& unit) {
        for (const auto& entry : unit.bundle.root().find("entry")->items())
            for (const auto& identifier : entry.find("resource")->find("identifier")->items())
                if (identifier.text_of("system") == kInsuredPerson) return std::string(identifier.text_of("value"));
        return {};
    }
    void stop_primary_use() {
        auto consent = write(stop_of_primary_use());
        ASSERT_TRUE(node_->store().put_directive("c1", insured_, "2026-11-01T09:00:00+09:00", consent));
    }

    ExchangeClaims claims() {
        ExchangeClaims claims;
        claims.issuer = kHospitalB;
        claims.audience = kHospitalA;
        claims.practitioner = "B-0001";
        claims.role = "LIC";
        claims.purpose = "TREAT";
        claims.relation = "active";
        claims.issued_at = now_seconds();
        claims.expires_at = claims.issued_at + 60;
        claims.id = "jti-" + std::to_string(++assertions_);
        return claims;
    }
    std::string token(const ExchangeClaims& claims, const std::string& signer = kHospitalB) {
        return sign_claims(claims, SigningKey::from_pem(hospitals_[signer].keys.private_pem).value());
    }

    HttpResponse ask(HttpRequest request, const std::string& bearer) {
        if (!bearer.empty()) request.headers.emplace_back("authorization", "Bearer " + bearer);
        asio::io_context io;
        auto answer = asio::co_spawn(io, router_.answer(std::move(request)), asio::use_future);
        io.run();
        return answer.get();
    }
    HttpResponse get(const std::string& path) { return ask(request_for(path), token(claims())); }
    static HttpRequest request_for(const std::string& path) {
        HttpRequest request;
        request.method = "GET";
        request.path = path;
        return request;
    }
    HttpResponse search(const std::string& insured) {
        HttpRequest request;
        request.method = "POST";
        request.path = "/Patient/_search";
        request.headers.emplace_back("content-type", "application/x-www-form-urlencoded");
        request.body = "identifier=" + std::string(kInsuredPerson) + "%7C" + insured;
        return ask(request, token(claims()));
    }
    static std::string total_of(const HttpResponse& response) {
        const auto bundle = fhir::parse_json(response.body);
        return bundle ? std::string(bundle->root().text_of("total")) : "no JSON";
    }
    std::string audit_text() const {
        std::string text;
        for (const auto& file : std::filesystem::recursive_directory_iterator(folder_ / kHospitalA / "audit"))
            if (file.path().extension() == ".ndjson") {
                std::ifstream stream(file.path());
                text.append(std::istreambuf_iterator<char>(stream), {});
            }
        return text;
    }

    std::unique_ptr<TestNode> node_;
    profiles::TerminologyService terminology_ = profiles::TerminologyService::of(test_validator());
    std::unique_ptr<PeerInterface> interface_;
    HttpRouter router_;
    std::string insured_;
    std::string patient_id_;
    int assertions_ = 0;
};

void expect_refused(const HttpResponse& response) {
    EXPECT_EQ(response.status, 401U);
    EXPECT_THAT(response.body, HasSubstr("OperationOutcome"));
    EXPECT_THAT(response.headers, testing::Contains(testing::Pair("WWW-Authenticate", "Bearer")));
}

TEST_F(PeerQuestions, WithoutAnAcceptedAssertionNothingIsSaid) {
    store_patient();
    const auto path = "/Patient/" + patient_id_;
    expect_refused(ask(request_for(path), ""));
    expect_refused(ask(request_for(path), "not.a.token"));
    expect_refused(ask(request_for(path), token(claims(), kHospitalC)));  // another one's key
    auto late = claims();
    late.issued_at -= 3600;
    late.expires_at = late.issued_at + 60;
    expect_refused(ask(request_for(path), token(late)));
    auto elsewhere = claims();
    elsewhere.audience = kHospitalC;
    expect_refused(ask(request_for(path), token(elsewhere)));
    const auto once = token(claims());
    EXPECT_EQ(ask(request_for(path), once).status, 200U);
    expect_refused(ask(request_for(path), once));
}

TEST_F(PeerQuestions, WhatTheNodeCanDoIsNoSecret) { EXPECT_EQ(ask(request_for("/metadata"), "").status, 200U); }

TEST_F(PeerQuestions, CodesAreExplainedToPeersAloneAndNeedNoAudit) {
    auto request = request_for("/ValueSet/$expand");
    request.query.emplace_back("url", "http://hl7.org/fhir/ValueSet/administrative-gender");
    expect_refused(ask(request, ""));
    const auto answer = ask(request, token(claims()));
    EXPECT_EQ(answer.status, 200U);
    EXPECT_THAT(answer.body, HasSubstr(R"("total":4)"));
    request.method = "POST";
    request.path = "/CodeSystem/$lookup";
    expect_refused(ask(request, ""));
    EXPECT_EQ(ask(request, token(claims())).status, 415U);
    EXPECT_EQ(audit_text(), "");
}

TEST_F(PeerQuestions, ALicensedPersonWithAnOpenVisitGetsTheBasicRecordsAndTheAuditSaysWhich) {
    store_patient();
    EXPECT_EQ(total_of(search(insured_)), "1");
    const auto all = get("/Patient/" + patient_id_ + "/$everything");
    ASSERT_EQ(all.status, 200U);
    EXPECT_THAT(all.body, HasSubstr("急性胃炎の疑い"));
    EXPECT_THAT(all.body, Not(HasSubstr("57133-1"))) << "the referral is for C alone";
    const auto audit = audit_text();
    EXPECT_THAT(audit, HasSubstr("Condition/"));
    EXPECT_THAT(audit, HasSubstr("B-0001"));
    EXPECT_THAT(audit, HasSubstr("A4-13"));
    EXPECT_THAT(audit, Not(HasSubstr("見本"))) << "ids only";
}

TEST_F(PeerQuestions, WithoutATreatmentRelationOrAKnownPurposeNothingIsFound) {
    store_patient();
    for (const auto& [relation, purpose, role] :
         {std::tuple("none", "TREAT", "LIC"), std::tuple("active", "HMARKT", "LIC"),
          std::tuple("active", "TREAT", "STAFF"), std::tuple("active", "TREAT", "no such role")}) {
        auto asked = claims();
        asked.relation = relation;
        asked.purpose = purpose;
        asked.role = role;
        EXPECT_EQ(ask(request_for("/Patient/" + patient_id_), token(asked)).status, 404U)
            << relation << purpose << role;
    }
}

TEST_F(PeerQuestions, WhoAskedToStopIsAnsweredLikeSomebodyUnknown) {
    store_patient();
    stop_primary_use();
    const std::string unknown_id = "00000000-0000-5000-8000-000000000000";
    const auto same = [&](HttpResponse stopped, HttpResponse unknown, const std::string& from, const std::string& to) {
        for (std::size_t at = 0; (at = stopped.body.find(from, at)) != std::string::npos;)
            stopped.body.replace(at, from.size(), to);
        EXPECT_EQ(stopped.status, unknown.status);
        EXPECT_EQ(stopped.body, unknown.body);
        EXPECT_EQ(stopped.headers, unknown.headers);
    };
    for (const std::string path : {"", "/_history", "/_history/1", "/$everything"})
        same(get("/Patient/" + patient_id_ + path), get("/Patient/" + unknown_id + path), patient_id_, unknown_id);
    std::string nobody = insured_;
    nobody.back() = nobody.back() == '5' ? '6' : '5';
    const auto hidden = search(insured_);
    const auto unknown = search(nobody);
    EXPECT_EQ(total_of(hidden), "0");
    EXPECT_EQ(hidden.status, unknown.status);
    EXPECT_EQ(hidden.body.size(), unknown.body.size());
}

TEST_F(PeerQuestions, AFamilysNumberOpensNothing) {
    auto patient = mappers::samples::patient();
    patient.insurances.front().branch.clear();
    store_patient(patient);
    EXPECT_EQ(get("/Patient/" + patient_id_).status, 404U);
    EXPECT_EQ(total_of(search(insured_)), "0");
    EXPECT_THAT(audit_text(), HasSubstr("G3"));
}

TEST_F(PeerQuestions, WhatAPeerDeliveredIsNotPassedOn) {
    fhir::Report report;
    const auto person =
        mappers::write_patient_unit(mappers::samples::header("PAT1"), mappers::samples::patient(), report);
    InputCommit delivered;
    delivered.journal_sequence = 1;
    delivered.source = std::string("peer:") + kHospitalC;
    delivered.format = "fhir";
    delivered.institution = kHospitalC;
    delivered.received = "2026-11-01T00:00:00.000Z";
    delivered.units.push_back({&person, {}});
    ASSERT_TRUE(node_->store().commit(std::span(&delivered, 1)));
    EXPECT_EQ(total_of(search(insured_of(person))), "0");
}

/// From now on no file grows, as on a full disk.
class FullDisk {
public:
    FullDisk() {
        std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &before_);
        const rlimit full{1, before_.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &full);
    }
    ~FullDisk() { ::setrlimit(RLIMIT_FSIZE, &before_); }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit before_{};
};

TEST_F(PeerQuestions, WhenTheAuditCannotBeWrittenNothingIsDisclosed) {
    store_patient();
    ASSERT_EQ(get("/Patient/" + patient_id_).status, 200U);
    HttpResponse answer;
    {
        const FullDisk full;
        answer = get("/Patient/" + patient_id_);
    }
    EXPECT_EQ(answer.status, 503U);
    EXPECT_THAT(answer.body, Not(HasSubstr("見本")));
}

}  // namespace
}  // namespace kakehashi::gateway
