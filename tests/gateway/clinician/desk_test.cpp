#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_future.hpp>
#include <sstream>

#include "consents.hpp"
#include "kakehashi/fhir/json.hpp"
#include "kakehashi/gateway/clinician_desk.hpp"
#include "kakehashi/gateway/peer_interface.hpp"
#include "test_node.hpp"

/// The clinician's page's questions, with two real nodes; the third is down.
namespace kakehashi::gateway {
namespace {

using testing::HasSubstr;
using testing::Not;

constexpr const char* kPasscode = "correct horse";

class Desk : public Region {
protected:
    void SetUp() override {
        Region::SetUp();
        auto own = configuration(kHospitalB);
        own.practitioners.push_back({"doctor", "見本 医", "B-0001", hash_passcode(kPasscode)});
        own.certificate = "configured";  // cookies are marked Secure; the test itself asks without a socket
        node_ = std::make_unique<TestNode>(folder_ / kHospitalB, own, hospitals_[kHospitalB].keys.private_pem);
        desk_ = std::make_unique<ClinicianDesk>(node_->parts(), RestOptions());
        desk_->add_routes(router_);
        add_page_routes(router_);
        open_hospital_a();
    }
    void TearDown() override {
        server_->stop();
        thread_.join();
        desk_.reset();
        peer_interface_.reset();
        a_.reset();
        node_.reset();
        Region::TearDown();
    }
    void open_hospital_a() {
        a_ = node(kHospitalA);
        fhir::Report report;
        const auto patient = mappers::samples::patient();
        const auto person = mappers::write_patient_unit(mappers::samples::header("PAT1"), patient, report);
        a_->commit(person, {});
        insured_ = insured_of(person);
        const std::vector<mappers::ConditionFact> conditions{mappers::samples::condition()};
        a_->commit(mappers::write_condition_unit(mappers::samples::header("COND1"), patient, conditions, report), {});
        peer_interface_ = std::make_unique<PeerInterface>(a_->parts(), RestOptions());
        peer_interface_->add_routes(router_of_a_);
        HttpServerOptions options;
        options.port = hospitals_[kHospitalA].port;
        server_ = std::make_unique<HttpServer>(
            io_, options, [this](HttpRequest request) { return router_of_a_.answer(std::move(request)); });
        ASSERT_TRUE(server_->start());
        thread_ = std::thread([this] { io_.run(); });
    }

    HttpResponse ask(const std::string& method, const std::string& path, const std::string& body = "",
                     const std::string& cookie = "", const std::string& type = "application/json") {
        HttpRequest request;
        request.method = method;
        request.path = path;
        request.body = body;
        request.headers.emplace_back("content-type", type);
        if (!cookie.empty()) request.headers.emplace_back("cookie", "other=1; " + cookie);
        asio::io_context io;
        auto answer = asio::co_spawn(io, router_.answer(std::move(request)), asio::use_future);
        io.run();
        return answer.get();
    }
    HttpResponse sign_in(const std::string& passcode) {
        return ask("POST", "/clinician/session", R"({"user":"doctor","passcode":")" + passcode + "\"}");
    }
    /// A new session's cookie, as a browser sends it back.
    std::string cookie() {
        for (const auto& [name, value] : sign_in(kPasscode).headers)
            if (name == "Set-Cookie") return value.substr(0, value.find(';'));
        return {};
    }
    std::string handle_of_patient(const std::string& cookie) {
        const auto found = ask("POST", "/clinician/patients", R"({"insuredNumber":")" + insured_ + "\"}", cookie);
        const auto people = fhir::parse_json(found.body);
        const fhir::Node* list = people ? people->root().find("patients") : nullptr;
        return list == nullptr || list->items().empty() ? "" : std::string(list->items().front().text_of("handle"));
    }
    std::map<std::string, std::string> states(const HttpResponse& history) {
        std::map<std::string, std::string> states;
        std::istringstream lines(history.body);
        for (std::string line; std::getline(lines, line);)
            if (const auto answer = fhir::parse_json(line); answer && answer->root().find("hospital") != nullptr)
                states[std::string(answer->root().find("hospital")->text_of("number"))] =
                    answer->root().text_of("state");
        return states;
    }
    static std::string insured_of(const mappers::Unit& unit) {
        for (const auto& entry : unit.bundle.root().find("entry")->items())
            for (const auto& identifier : entry.find("resource")->find("identifier")->items())
                if (identifier.text_of("system").ends_with("JP_Insurance_memberID"))
                    return std::string(identifier.text_of("value"));
        return {};
    }
    std::string audit_text() const {
        std::string text;
        for (const auto& file : std::filesystem::recursive_directory_iterator(folder_ / kHospitalB / "audit"))
            if (file.path().extension() == ".ndjson") {
                std::ifstream stream(file.path());
                text.append(std::istreambuf_iterator<char>(stream), {});
            }
        return text;
    }

    std::unique_ptr<TestNode> node_;
    std::unique_ptr<TestNode> a_;
    std::unique_ptr<ClinicianDesk> desk_;
    std::unique_ptr<PeerInterface> peer_interface_;
    HttpRouter router_;
    HttpRouter router_of_a_;
    asio::io_context io_;
    std::unique_ptr<HttpServer> server_;
    std::thread thread_;
    std::string insured_;
};

TEST_F(Desk, TheCookieIsForThisSiteOnlyAndNotForScripts) {
    const auto answer = sign_in(kPasscode);
    ASSERT_EQ(answer.status, 200U);
    const std::string cookie = answer.headers.back().second;
    for (const char* mark : {"HttpOnly", "SameSite=Strict", "Secure", "Path=/"}) EXPECT_THAT(cookie, HasSubstr(mark));
    EXPECT_EQ(ask("GET", "/clinician/session").status, 204U);
    EXPECT_EQ(ask("GET", "/clinician/session", "", cookie.substr(0, cookie.find(';'))).status, 200U);
}

TEST_F(Desk, NothingIsAnsweredToWhoHasNotSignedIn) {
    for (const char* path : {"/clinician/patients", "/clinician/history"}) {
        EXPECT_EQ(ask("POST", path, R"({"name":"ミホン","handle":"1"})").status, 401U);
        EXPECT_EQ(ask("POST", path, "{}", "kakehashi_session=guess").status, 401U);
    }
    const std::string mine = cookie();
    EXPECT_EQ(ask("DELETE", "/clinician/session", "", mine).status, 204U);
    EXPECT_EQ(ask("POST", "/clinician/patients", R"({"name":"ミホン"})", mine).status, 401U);
}

TEST_F(Desk, FiveWrongPasscodesCloseTheDoorForTheRightOne) {
    for (int i = 0; i < 5; ++i) EXPECT_EQ(sign_in("wrong").status, 401U);
    EXPECT_EQ(sign_in(kPasscode).status, 401U);
}

TEST_F(Desk, ABodyThatIsNoSmallJsonObjectIsRefused) {
    const std::string mine = cookie();
    EXPECT_EQ(ask("POST", "/clinician/patients", "name=x", mine, "application/x-www-form-urlencoded").status, 415U);
    EXPECT_EQ(ask("POST", "/clinician/patients", "{\"name\":\"" + std::string(5000, 'x') + "\"}", mine).status, 413U);
    for (const char* body : {"", "[]", "{", "\"x\""})
        EXPECT_EQ(ask("POST", "/clinician/patients", body, mine).status, 400U) << body;
    EXPECT_EQ(ask("POST", "/clinician/patients", "{}", mine).status, 400U) << "nothing was asked";
    EXPECT_EQ(ask("POST", "/clinician/patients", R"({"birthDate":"1970-01-02"})", mine).status, 400U);
}

TEST_F(Desk, APatientKnownElsewhereOnlyIsFoundByNumberAndReadFromThere) {
    const std::string mine = cookie();
    const std::string handle = handle_of_patient(mine);
    ASSERT_NE(handle, "");
    const auto history = ask("POST", "/clinician/history", R"({"handle":")" + handle + "\"}", mine);
    ASSERT_EQ(history.status, 200U);
    const std::map<std::string, std::string> expected{
        {kHospitalA, "answered"}, {kHospitalB, "nothing"}, {kHospitalC, "no-answer"}};
    EXPECT_EQ(states(history), expected) << "C is down";
    EXPECT_THAT(history.body, HasSubstr("急性胃炎の疑い"));
    EXPECT_THAT(audit_text(), HasSubstr("110107")) << "that A's records came in";
    EXPECT_THAT(audit_text(), HasSubstr("B-0001"));
    EXPECT_THAT(audit_text(), Not(HasSubstr("見本"))) << "ids only";
}

TEST_F(Desk, AHandleOpensNothingInAnotherSession) {
    const std::string handle = handle_of_patient(cookie());
    ASSERT_NE(handle, "");
    const auto history = ask("POST", "/clinician/history", R"({"handle":")" + handle + "\"}", cookie());
    EXPECT_EQ(history.status, 404U);
}

TEST_F(Desk, WhenTheOtherHospitalStopsAnsweringItsSilenceIsShown) {
    const std::string mine = cookie();
    const std::string handle = handle_of_patient(mine);
    server_->stop();
    const auto history = ask("POST", "/clinician/history", R"({"handle":")" + handle + "\"}", mine);
    EXPECT_EQ(states(history)[kHospitalA], "no-answer");
}

TEST_F(Desk, ThePageMayLoadNothingFromElsewhere) {
    const auto page = ask("GET", "/page/");
    ASSERT_EQ(page.status, 200U);
    std::string policy;
    for (const auto& [name, value] : page.headers)
        if (name == "Content-Security-Policy") policy = value;
    EXPECT_THAT(policy, HasSubstr("default-src 'none'"));
    EXPECT_THAT(policy, HasSubstr("script-src 'self';"));
    EXPECT_EQ(ask("GET", "/").status, 302U);
}

}  // namespace
}  // namespace kakehashi::gateway
