url   http://jpfhir.jp/fhir/eCS/StructureDefinition/JP_Observation_LabResult_eCS
type  Observation
base  http://jpfhir.jp/fhir/core/StructureDefinition/JP_Observation_LabResult

meta                                  1..1  MS
meta.lastUpdated                      1..1  MS
meta.profile                          1..*  MS
meta.tag                              -  binding required http://jpfhir.jp/fhir/clins/ValueSet/JP_ehrshrs_indication  slicing value:code closed
meta.tag:lts                          0..1  MS  binding required http://jpfhir.jp/fhir/clins/ValueSet/JP_ehrshrs_indication
meta.tag:lts.system                   1..1  MS  patternUri="http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication"
meta.tag:lts.code                     1..1  MS  fixedCode="LTS"
contained                             -  slicing profile:$this open
contained:encounter                   0..1  MS  type Encounter<core:JP_Encounter>
contained:specimen                    0..1  MS  type Specimen<core:JP_Specimen>
contained:performer                   0..1  MS  type Practitioner<core:JP_Practitioner>
contained:order                       0..1  MS  type ServiceRequest<core:JP_ServiceRequest>
extension:eCS_InstitutionNumber       0..1  MS  type Extension<clinsExt:JP_eCS_InstitutionNumber>
extension:eCS_Department              0..1  MS  type Extension<eCSExt:JP_eCS_Department>
identifier                            1..*  MS  slicing value:system open
identifier:resourceIdentifier         1..1  MS
identifier:resourceIdentifier.system  1..1  patternUri="http://jpfhir.jp/fhir/core/IdSystem/resourceInstance-identifier"
identifier:resourceIdentifier.value   1..1  MS
basedOn                               0..1  type Reference(core:JP_ServiceRequest)
status                                -  MS
category                              1..1  MS
code                                  -  MS
code.coding                           -  MS  slicing value:system; value:display open
code.coding.system                    1..1  MS
code.coding.code                      1..1  MS
code.coding.display                   1..1  MS
code.coding:jlac10LaboCode            0..1  MS  binding required http://jpfhir.jp/fhir/core/ValueSet/JP_ObservationLabResultCode_VS
code.coding:jlac10LaboCode.system     1..1  MS  fixedUri="http://medis.or.jp/CodeSystem/master-JLAC10-17digits"
code.coding:jlac10LaboCode.code       1..1  MS
code.coding:jlac10LaboCode.display    1..1  MS
code.coding:unCoded                   0..1  MS
code.coding:unCoded.system            1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_Uncoded_CS"
code.coding:unCoded.code              1..1  MS  fixedCode="99999999999999999"
code.coding:unCoded.display           1..1  MS  fixedString="未標準化コード項目(JLAC)"
code.coding:localLaboCode             0..1  MS
code.coding:localLaboCode.system      1..1  MS  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JP_CLINS_ObsLabResult_LocalCode_CS"
code.coding:localLaboCode.code        1..1  MS
code.coding:localLaboCode.display     1..1  MS
code.text                             -  MS
subject                               -  MS  type Reference(eCS:JP_Patient_eCS)
encounter                             -  MS
effective[x]                          -  MS  type dateTime
issued                                -  MS
performer                             0..1  MS  type Reference(core:JP_Practitioner)
value[x]                              -  MS
dataAbsentReason                      -  MS
interpretation                        -  MS
note                                  -  MS
specimen                              -  MS
referenceRange                        -  MS
hasMember                             -  MS  type Reference(core:JP_Observation_LabResult)
derivedFrom                           -  type Reference(core:JP_Observation_LabResult)

# The items of the ministry, 43 of the laboratory and 5 infections, in both versions of JLAC.
code.coding:coreLaboJLAC10/abo-bld  0..1  MS
code.coding:coreLaboJLAC10/abo-bld.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/abo-bld.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_abo_bld_VS
code.coding:coreLaboJLAC10/abo-bld.display  1..1  fixedString="ABO-BLD"
code.coding:coreLaboJLAC10/alb  0..1  MS
code.coding:coreLaboJLAC10/alb.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/alb.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_alb_VS
code.coding:coreLaboJLAC10/alb.display  1..1  fixedString="ALB"
code.coding:coreLaboJLAC10/alp  0..1  MS
code.coding:coreLaboJLAC10/alp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/alp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_alp_VS
code.coding:coreLaboJLAC10/alp.display  1..1  fixedString="ALP"
code.coding:coreLaboJLAC10/alt  0..1  MS
code.coding:coreLaboJLAC10/alt.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/alt.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_alt_VS
code.coding:coreLaboJLAC10/alt.display  1..1  fixedString="ALT"
code.coding:coreLaboJLAC10/amy  0..1  MS
code.coding:coreLaboJLAC10/amy.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/amy.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_amy_VS
code.coding:coreLaboJLAC10/amy.display  1..1  fixedString="AMY"
code.coding:coreLaboJLAC10/aptt  0..1  MS
code.coding:coreLaboJLAC10/aptt.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/aptt.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_aptt_VS
code.coding:coreLaboJLAC10/aptt.display  1..1  fixedString="APTT"
code.coding:coreLaboJLAC10/ast  0..1  MS
code.coding:coreLaboJLAC10/ast.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/ast.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_ast_VS
code.coding:coreLaboJLAC10/ast.display  1..1  fixedString="AST"
code.coding:coreLaboJLAC10/bnp  0..1  MS
code.coding:coreLaboJLAC10/bnp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/bnp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_bnp_VS
code.coding:coreLaboJLAC10/bnp.display  1..1  fixedString="BNP"
code.coding:coreLaboJLAC10/bs  0..1  MS
code.coding:coreLaboJLAC10/bs.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/bs.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_bs_VS
code.coding:coreLaboJLAC10/bs.display  1..1  fixedString="BS"
code.coding:coreLaboJLAC10/bun  0..1  MS
code.coding:coreLaboJLAC10/bun.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/bun.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_bun_VS
code.coding:coreLaboJLAC10/bun.display  1..1  fixedString="BUN"
code.coding:coreLaboJLAC10/ca  0..1  MS
code.coding:coreLaboJLAC10/ca.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/ca.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_ca_VS
code.coding:coreLaboJLAC10/ca.display  1..1  fixedString="Ca"
code.coding:coreLaboJLAC10/che  0..1  MS
code.coding:coreLaboJLAC10/che.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/che.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_che_VS
code.coding:coreLaboJLAC10/che.display  1..1  fixedString="ChE"
code.coding:coreLaboJLAC10/ck  0..1  MS
code.coding:coreLaboJLAC10/ck.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/ck.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_ck_VS
code.coding:coreLaboJLAC10/ck.display  1..1  fixedString="CK"
code.coding:coreLaboJLAC10/cl  0..1  MS
code.coding:coreLaboJLAC10/cl.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/cl.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_cl_VS
code.coding:coreLaboJLAC10/cl.display  1..1  fixedString="Cl"
code.coding:coreLaboJLAC10/cre  0..1  MS
code.coding:coreLaboJLAC10/cre.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/cre.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_cre_VS
code.coding:coreLaboJLAC10/cre.display  1..1  fixedString="Cre"
code.coding:coreLaboJLAC10/crp  0..1  MS
code.coding:coreLaboJLAC10/crp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/crp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_crp_VS
code.coding:coreLaboJLAC10/crp.display  1..1  fixedString="CRP"
code.coding:coreLaboJLAC10/crp-class  0..1  MS
code.coding:coreLaboJLAC10/crp-class.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/crp-class.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_crp_class_VS
code.coding:coreLaboJLAC10/crp-class.display  1..1  fixedString="CRP-class"
code.coding:coreLaboJLAC10/cys-c  0..1  MS
code.coding:coreLaboJLAC10/cys-c.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/cys-c.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_cys_c_VS
code.coding:coreLaboJLAC10/cys-c.display  1..1  fixedString="Cys-C"
code.coding:coreLaboJLAC10/d-bil  0..1  MS
code.coding:coreLaboJLAC10/d-bil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/d-bil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_d_bil_VS
code.coding:coreLaboJLAC10/d-bil.display  1..1  fixedString="D-Bil"
code.coding:coreLaboJLAC10/dd  0..1  MS
code.coding:coreLaboJLAC10/dd.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/dd.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_dd_VS
code.coding:coreLaboJLAC10/dd.display  1..1  fixedString="DD"
code.coding:coreLaboJLAC10/fbs  0..1  MS
code.coding:coreLaboJLAC10/fbs.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/fbs.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_fbs_VS
code.coding:coreLaboJLAC10/fbs.display  1..1  fixedString="FBS"
code.coding:coreLaboJLAC10/ggt  0..1  MS
code.coding:coreLaboJLAC10/ggt.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/ggt.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_ggt_VS
code.coding:coreLaboJLAC10/ggt.display  1..1  fixedString="GGT"
code.coding:coreLaboJLAC10/hb  0..1  MS
code.coding:coreLaboJLAC10/hb.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/hb.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_hb_VS
code.coding:coreLaboJLAC10/hb.display  1..1  fixedString="Hb"
code.coding:coreLaboJLAC10/hba1c-ngsp  0..1  MS
code.coding:coreLaboJLAC10/hba1c-ngsp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/hba1c-ngsp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_hba1c_ngsp_VS
code.coding:coreLaboJLAC10/hba1c-ngsp.display  1..1  fixedString="HbA1c-NGSP"
code.coding:coreLaboJLAC10/hdl-c  0..1  MS
code.coding:coreLaboJLAC10/hdl-c.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/hdl-c.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_hdl_c_VS
code.coding:coreLaboJLAC10/hdl-c.display  1..1  fixedString="HDL-C"
code.coding:coreLaboJLAC10/k  0..1  MS
code.coding:coreLaboJLAC10/k.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/k.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_k_VS
code.coding:coreLaboJLAC10/k.display  1..1  fixedString="K"
code.coding:coreLaboJLAC10/ld  0..1  MS
code.coding:coreLaboJLAC10/ld.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/ld.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_ld_VS
code.coding:coreLaboJLAC10/ld.display  1..1  fixedString="LD"
code.coding:coreLaboJLAC10/ldl-c  0..1  MS
code.coding:coreLaboJLAC10/ldl-c.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/ldl-c.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_ldl_c_VS
code.coding:coreLaboJLAC10/ldl-c.display  1..1  fixedString="LDL-C"
code.coding:coreLaboJLAC10/na  0..1  MS
code.coding:coreLaboJLAC10/na.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/na.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_na_VS
code.coding:coreLaboJLAC10/na.display  1..1  fixedString="Na"
code.coding:coreLaboJLAC10/nt-probnp  0..1  MS
code.coding:coreLaboJLAC10/nt-probnp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/nt-probnp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_nt_probnp_VS
code.coding:coreLaboJLAC10/nt-probnp.display  1..1  fixedString="NT-proBNP"
code.coding:coreLaboJLAC10/plt  0..1  MS
code.coding:coreLaboJLAC10/plt.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/plt.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_plt_VS
code.coding:coreLaboJLAC10/plt.display  1..1  fixedString="PLT"
code.coding:coreLaboJLAC10/pt-act  0..1  MS
code.coding:coreLaboJLAC10/pt-act.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/pt-act.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_pt_act_VS
code.coding:coreLaboJLAC10/pt-act.display  1..1  fixedString="PT-act"
code.coding:coreLaboJLAC10/pt-inr  0..1  MS
code.coding:coreLaboJLAC10/pt-inr.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/pt-inr.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_pt_inr_VS
code.coding:coreLaboJLAC10/pt-inr.display  1..1  fixedString="PT-INR"
code.coding:coreLaboJLAC10/pt-ratio  0..1  MS
code.coding:coreLaboJLAC10/pt-ratio.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/pt-ratio.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_pt_ratio_VS
code.coding:coreLaboJLAC10/pt-ratio.display  1..1  fixedString="PT-ratio"
code.coding:coreLaboJLAC10/pt-sec  0..1  MS
code.coding:coreLaboJLAC10/pt-sec.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/pt-sec.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_pt_sec_VS
code.coding:coreLaboJLAC10/pt-sec.display  1..1  fixedString="PT-sec"
code.coding:coreLaboJLAC10/rbc  0..1  MS
code.coding:coreLaboJLAC10/rbc.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/rbc.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_rbc_VS
code.coding:coreLaboJLAC10/rbc.display  1..1  fixedString="RBC"
code.coding:coreLaboJLAC10/rh-bld  0..1  MS
code.coding:coreLaboJLAC10/rh-bld.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/rh-bld.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_rh_bld_VS
code.coding:coreLaboJLAC10/rh-bld.display  1..1  fixedString="Rh-BLD"
code.coding:coreLaboJLAC10/t-bil  0..1  MS
code.coding:coreLaboJLAC10/t-bil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/t-bil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_t_bil_VS
code.coding:coreLaboJLAC10/t-bil.display  1..1  fixedString="T-Bil"
code.coding:coreLaboJLAC10/t-cho  0..1  MS
code.coding:coreLaboJLAC10/t-cho.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/t-cho.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_t_cho_VS
code.coding:coreLaboJLAC10/t-cho.display  1..1  fixedString="T-CHO"
code.coding:coreLaboJLAC10/tg  0..1  MS
code.coding:coreLaboJLAC10/tg.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/tg.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_tg_VS
code.coding:coreLaboJLAC10/tg.display  1..1  fixedString="TG"
code.coding:coreLaboJLAC10/tp  0..1  MS
code.coding:coreLaboJLAC10/tp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/tp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_tp_VS
code.coding:coreLaboJLAC10/tp.display  1..1  fixedString="TP"
code.coding:coreLaboJLAC10/u-ac  0..1  MS
code.coding:coreLaboJLAC10/u-ac.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/u-ac.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_u_ac_VS
code.coding:coreLaboJLAC10/u-ac.display  1..1  fixedString="U-ac"
code.coding:coreLaboJLAC10/u-bld  0..1  MS
code.coding:coreLaboJLAC10/u-bld.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/u-bld.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_u_bld_VS
code.coding:coreLaboJLAC10/u-bld.display  1..1  fixedString="U-Bld"
code.coding:coreLaboJLAC10/u-bld-HalfQty  0..1  MS
code.coding:coreLaboJLAC10/u-bld-HalfQty.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/u-bld-HalfQty.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_u_bld_HalfQty_VS
code.coding:coreLaboJLAC10/u-bld-HalfQty.display  1..1  fixedString="U-Bld-半定量"
code.coding:coreLaboJLAC10/u-glu  0..1  MS
code.coding:coreLaboJLAC10/u-glu.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/u-glu.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_u_glu_VS
code.coding:coreLaboJLAC10/u-glu.display  1..1  fixedString="U-Glu"
code.coding:coreLaboJLAC10/u-glu-HalfQty  0..1  MS
code.coding:coreLaboJLAC10/u-glu-HalfQty.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/u-glu-HalfQty.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_u_glu_HalfQty_VS
code.coding:coreLaboJLAC10/u-glu-HalfQty.display  1..1  fixedString="U-Glu-定性半定量"
code.coding:coreLaboJLAC10/u-pc  0..1  MS
code.coding:coreLaboJLAC10/u-pc.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/u-pc.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_u_pc_VS
code.coding:coreLaboJLAC10/u-pc.display  1..1  fixedString="U-pc"
code.coding:coreLaboJLAC10/utp  0..1  MS
code.coding:coreLaboJLAC10/utp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/utp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_utp_VS
code.coding:coreLaboJLAC10/utp.display  1..1  fixedString="U-TP"
code.coding:coreLaboJLAC10/utp-HalfQty  0..1  MS
code.coding:coreLaboJLAC10/utp-HalfQty.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/utp-HalfQty.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_utp_HalfQty_VS
code.coding:coreLaboJLAC10/utp-HalfQty.display  1..1  fixedString="U-TP-半定量"
code.coding:coreLaboJLAC10/ua  0..1  MS
code.coding:coreLaboJLAC10/ua.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/ua.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_ua_VS
code.coding:coreLaboJLAC10/ua.display  1..1  fixedString="UA"
code.coding:coreLaboJLAC10/wbc  0..1  MS
code.coding:coreLaboJLAC10/wbc.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC10/wbc.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_CoreLabo_wbc_VS
code.coding:coreLaboJLAC10/wbc.display  1..1  fixedString="WBC"
code.coding:infectionLaboJLAC10/hcvcheck  0..1  MS
code.coding:infectionLaboJLAC10/hcvcheck.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hcvcheck.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HCVCHECK_VS
code.coding:infectionLaboJLAC10/hcvcheck.display  1..1  fixedString="C型肝炎ウイルス検診の判定"
code.coding:infectionLaboJLAC10/hbsagsco  0..1  MS
code.coding:infectionLaboJLAC10/hbsagsco.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hbsagsco.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HBSAGSCO_VS
code.coding:infectionLaboJLAC10/hbsagsco.display  1..1  fixedString="HBs抗原(S/CO)"
code.coding:infectionLaboJLAC10/hbsagcoi  0..1  MS
code.coding:infectionLaboJLAC10/hbsagcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hbsagcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HBsAGCOI_VS
code.coding:infectionLaboJLAC10/hbsagcoi.display  1..1  fixedString="HBs抗原(コントロール比)"
code.coding:infectionLaboJLAC10/hbsagdil  0..1  MS
code.coding:infectionLaboJLAC10/hbsagdil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hbsagdil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HBsAGDIL_VS
code.coding:infectionLaboJLAC10/hbsagdil.display  1..1  fixedString="HBs抗原(希釈倍率)"
code.coding:infectionLaboJLAC10/hbsagod  0..1  MS
code.coding:infectionLaboJLAC10/hbsagod.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hbsagod.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HbsAGOD_VS
code.coding:infectionLaboJLAC10/hbsagod.display  1..1  fixedString="HBs抗原(吸光度)"
code.coding:infectionLaboJLAC10/hbsagquant  0..1  MS
code.coding:infectionLaboJLAC10/hbsagquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hbsagquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HBsAGQUANT_VS
code.coding:infectionLaboJLAC10/hbsagquant.display  1..1  fixedString="HBs抗原(定量)"
code.coding:infectionLaboJLAC10/hbsagresult  0..1  MS
code.coding:infectionLaboJLAC10/hbsagresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hbsagresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HBsAGRESULT_VS
code.coding:infectionLaboJLAC10/hbsagresult.display  1..1  fixedString="HBs抗原(判定)"
code.coding:infectionLaboJLAC10/hbsagposcoi  0..1  MS
code.coding:infectionLaboJLAC10/hbsagposcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hbsagposcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HBsAGPOSCOI_VS
code.coding:infectionLaboJLAC10/hbsagposcoi.display  1..1  fixedString="HBs抗原(陽性コントロール比)"
code.coding:infectionLaboJLAC10/hbsabcoi  0..1  MS
code.coding:infectionLaboJLAC10/hbsabcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hbsabcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HBsABCOI_VS
code.coding:infectionLaboJLAC10/hbsabcoi.display  1..1  fixedString="HBs抗体(コントロール比)"
code.coding:infectionLaboJLAC10/hbsabnegcoi  0..1  MS
code.coding:infectionLaboJLAC10/hbsabnegcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hbsabnegcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HBsABNEGCOI_VS
code.coding:infectionLaboJLAC10/hbsabnegcoi.display  1..1  fixedString="HBs抗体(陰性コントロール比)"
code.coding:infectionLaboJLAC10/hbsabdil  0..1  MS
code.coding:infectionLaboJLAC10/hbsabdil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hbsabdil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HBsABDIL_VS
code.coding:infectionLaboJLAC10/hbsabdil.display  1..1  fixedString="HBs抗体(希釈倍率)"
code.coding:infectionLaboJLAC10/hbsabquant  0..1  MS
code.coding:infectionLaboJLAC10/hbsabquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hbsabquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HBsABQUANT_VS
code.coding:infectionLaboJLAC10/hbsabquant.display  1..1  fixedString="HBs抗体(定量)"
code.coding:infectionLaboJLAC10/hbsabresult  0..1  MS
code.coding:infectionLaboJLAC10/hbsabresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hbsabresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HBsABRESULT_VS
code.coding:infectionLaboJLAC10/hbsabresult.display  1..1  fixedString="HBs抗体(判定)"
code.coding:infectionLaboJLAC10/hcvquant  0..1  MS
code.coding:infectionLaboJLAC10/hcvquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hcvquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HCVQUANT_VS
code.coding:infectionLaboJLAC10/hcvquant.display  1..1  fixedString="HCV核酸増幅検査(定量)"
code.coding:infectionLaboJLAC10/hcvresult  0..1  MS
code.coding:infectionLaboJLAC10/hcvresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hcvresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HCVRESULT_VS
code.coding:infectionLaboJLAC10/hcvresult.display  1..1  fixedString="HCV核酸増幅検査(判定)"
code.coding:infectionLaboJLAC10/hcvagquant  0..1  MS
code.coding:infectionLaboJLAC10/hcvagquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hcvagquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HCVAGQUANT_VS
code.coding:infectionLaboJLAC10/hcvagquant.display  1..1  fixedString="HCV抗原検査(定量)"
code.coding:infectionLaboJLAC10/hcvagresult  0..1  MS
code.coding:infectionLaboJLAC10/hcvagresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hcvagresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HCVAGRESULT_VS
code.coding:infectionLaboJLAC10/hcvagresult.display  1..1  fixedString="HCV抗原検査(判定)"
code.coding:infectionLaboJLAC10/hcvabcoi  0..1  MS
code.coding:infectionLaboJLAC10/hcvabcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hcvabcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HCVABCOI_VS
code.coding:infectionLaboJLAC10/hcvabcoi.display  1..1  fixedString="HCV抗体(コントロール比)"
code.coding:infectionLaboJLAC10/hcvabdil  0..1  MS
code.coding:infectionLaboJLAC10/hcvabdil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hcvabdil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HCVABDIL_VS
code.coding:infectionLaboJLAC10/hcvabdil.display  1..1  fixedString="HCV抗体(希釈倍率)"
code.coding:infectionLaboJLAC10/hcvabresult  0..1  MS
code.coding:infectionLaboJLAC10/hcvabresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hcvabresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HCVABRESULT_VS
code.coding:infectionLaboJLAC10/hcvabresult.display  1..1  fixedString="HCV抗体(判定)"
code.coding:infectionLaboJLAC10/hcvabposcoi  0..1  MS
code.coding:infectionLaboJLAC10/hcvabposcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hcvabposcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HCVABPOSCOI_VS
code.coding:infectionLaboJLAC10/hcvabposcoi.display  1..1  fixedString="HCV抗体(陽性コントロール比)"
code.coding:infectionLaboJLAC10/hiv1quant  0..1  MS
code.coding:infectionLaboJLAC10/hiv1quant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1quant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1QUANT_VS
code.coding:infectionLaboJLAC10/hiv1quant.display  1..1  fixedString="HIV-1(ウイルスRNA定量)"
code.coding:infectionLaboJLAC10/hiv1result  0..1  MS
code.coding:infectionLaboJLAC10/hiv1result.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1result.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1RESULT_VS
code.coding:infectionLaboJLAC10/hiv1result.display  1..1  fixedString="HIV-1(ウイルスRNA定量判定)"
code.coding:infectionLaboJLAC10/hiv1p2abp24coiv  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2abp24coiv.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2abp24coiv.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABPOSCOIV_VS
code.coding:infectionLaboJLAC10/hiv1p2abp24coiv.display  1..1  fixedString="HIV-1+2抗体・p24抗原(コントロール値)"
code.coding:infectionLaboJLAC10/hiv1p2abp24coi  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2abp24coi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2abp24coi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABP24COI_VS
code.coding:infectionLaboJLAC10/hiv1p2abp24coi.display  1..1  fixedString="HIV-1+2抗体・p24抗原(コントロール比)"
code.coding:infectionLaboJLAC10/hiv1p2abp24negcoi  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2abp24negcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2abp24negcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABP24NEGCOI_VS
code.coding:infectionLaboJLAC10/hiv1p2abp24negcoi.display  1..1  fixedString="HIV-1+2抗体・p24抗原(陰性コントロール比)"
code.coding:infectionLaboJLAC10/hiv1p2abod  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2abod.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2abod.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABOD_VS
code.coding:infectionLaboJLAC10/hiv1p2abod.display  1..1  fixedString="HIV-1+2抗体・p24抗原(吸光度)"
code.coding:infectionLaboJLAC10/hiv1p2p24abresult  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2p24abresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2p24abresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2P24ABRESULT_VS
code.coding:infectionLaboJLAC10/hiv1p2p24abresult.display  1..1  fixedString="HIV-1+2抗体・p24抗原(定性、HIV-p24抗原)"
code.coding:infectionLaboJLAC10/hiv1p2abp24qlresult  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2abp24qlresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2abp24qlresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABP24QLRESULT_VS
code.coding:infectionLaboJLAC10/hiv1p2abp24qlresult.display  1..1  fixedString="HIV-1+2抗体・p24抗原(定性、HIV-1+2抗体)"
code.coding:infectionLaboJLAC10/hiv1p2p24abquant  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2p24abquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2p24abquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2P24ABQUANT_VS
code.coding:infectionLaboJLAC10/hiv1p2p24abquant.display  1..1  fixedString="HIV-1+2抗体・p24抗原(定量、HIV-p24抗原)"
code.coding:infectionLaboJLAC10/hiv1p2abquant  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2abquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2abquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABQUANT_VS
code.coding:infectionLaboJLAC10/hiv1p2abquant.display  1..1  fixedString="HIV-1+2抗体・p24抗原(定量、HIV-1+2抗体)"
code.coding:infectionLaboJLAC10/hiv1p2abp24result  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2abp24result.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2abp24result.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABP24RESULT_VS
code.coding:infectionLaboJLAC10/hiv1p2abp24result.display  1..1  fixedString="HIV-1+2抗体・p24抗原(判定)"
code.coding:infectionLaboJLAC10/hiv1p2abp24poscoi  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2abp24poscoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2abp24poscoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABP24POSCOI_VS
code.coding:infectionLaboJLAC10/hiv1p2abp24poscoi.display  1..1  fixedString="HIV-1+2抗体・p24抗原(陽性コントロール比)"
code.coding:infectionLaboJLAC10/hiv1p2abcoi  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2abcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2abcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABCOI_VS
code.coding:infectionLaboJLAC10/hiv1p2abcoi.display  1..1  fixedString="HIV-1+2抗体(コントロール比)"
code.coding:infectionLaboJLAC10/hiv1p2abdil  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2abdil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2abdil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABDIL_VS
code.coding:infectionLaboJLAC10/hiv1p2abdil.display  1..1  fixedString="HIV-1+2抗体(希釈倍率)"
code.coding:infectionLaboJLAC10/hiv1p2abresult  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2abresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2abresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABRESULT_VS
code.coding:infectionLaboJLAC10/hiv1p2abresult.display  1..1  fixedString="HIV-1+2抗体(判定)"
code.coding:infectionLaboJLAC10/hiv1p2abposcoi  0..1  MS
code.coding:infectionLaboJLAC10/hiv1p2abposcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1p2abposcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABPOSCOI_VS
code.coding:infectionLaboJLAC10/hiv1p2abposcoi.display  1..1  fixedString="HIV-1+2抗体(陽性コントロール比)"
code.coding:infectionLaboJLAC10/hiv1abdil  0..1  MS
code.coding:infectionLaboJLAC10/hiv1abdil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1abdil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1ABDIL_VS
code.coding:infectionLaboJLAC10/hiv1abdil.display  1..1  fixedString="HIV-1抗体(希釈倍率)"
code.coding:infectionLaboJLAC10/hiv1abresult  0..1  MS
code.coding:infectionLaboJLAC10/hiv1abresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv1abresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV1ABRESULT_VS
code.coding:infectionLaboJLAC10/hiv1abresult.display  1..1  fixedString="HIV-1抗体(判定)"
code.coding:infectionLaboJLAC10/hiv2abdil  0..1  MS
code.coding:infectionLaboJLAC10/hiv2abdil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv2abdil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV2ABDIL_VS
code.coding:infectionLaboJLAC10/hiv2abdil.display  1..1  fixedString="HIV-2抗体(希釈倍率)"
code.coding:infectionLaboJLAC10/hiv2abresult  0..1  MS
code.coding:infectionLaboJLAC10/hiv2abresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/hiv2abresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_HIV2ABRESULT_VS
code.coding:infectionLaboJLAC10/hiv2abresult.display  1..1  fixedString="HIV-2抗体(判定)"
code.coding:infectionLaboJLAC10/stsqlresult  0..1  MS
code.coding:infectionLaboJLAC10/stsqlresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/stsqlresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_STSQLRESULT_VS
code.coding:infectionLaboJLAC10/stsqlresult.display  1..1  fixedString="梅毒STS(定性)"
code.coding:infectionLaboJLAC10/stsquant  0..1  MS
code.coding:infectionLaboJLAC10/stsquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/stsquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_STSQUANT_VS
code.coding:infectionLaboJLAC10/stsquant.display  1..1  fixedString="梅毒STS(定量)"
code.coding:infectionLaboJLAC10/stsresult  0..1  MS
code.coding:infectionLaboJLAC10/stsresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/stsresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_STSRESULT_VS
code.coding:infectionLaboJLAC10/stsresult.display  1..1  fixedString="梅毒STS(判定)"
code.coding:infectionLaboJLAC10/stshquant  0..1  MS
code.coding:infectionLaboJLAC10/stshquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/stshquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_STSHQUANT_VS
code.coding:infectionLaboJLAC10/stshquant.display  1..1  fixedString="梅毒STS(半定量)"
code.coding:infectionLaboJLAC10/tpresult  0..1  MS
code.coding:infectionLaboJLAC10/tpresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/tpresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_TPRESULT_VS
code.coding:infectionLaboJLAC10/tpresult.display  1..1  fixedString="梅毒TP抗体(定性)"
code.coding:infectionLaboJLAC10/tpquantcoi  0..1  MS
code.coding:infectionLaboJLAC10/tpquantcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/tpquantcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_TPQUANTCOI_VS
code.coding:infectionLaboJLAC10/tpquantcoi.display  1..1  fixedString="梅毒TP抗体(定量、コントロール比)"
code.coding:infectionLaboJLAC10/tpnegcoi  0..1  MS
code.coding:infectionLaboJLAC10/tpnegcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/tpnegcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_TPNEGCOI_VS
code.coding:infectionLaboJLAC10/tpnegcoi.display  1..1  fixedString="梅毒TP抗体(定量、陰性コントロール比)"
code.coding:infectionLaboJLAC10/tpquantresult  0..1  MS
code.coding:infectionLaboJLAC10/tpquantresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/tpquantresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_TPQUANTRESULT_VS
code.coding:infectionLaboJLAC10/tpquantresult.display  1..1  fixedString="梅毒TP抗体(定量、判定)"
code.coding:infectionLaboJLAC10/tpposcoi  0..1  MS
code.coding:infectionLaboJLAC10/tpposcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/tpposcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_TPPOSCOI_VS
code.coding:infectionLaboJLAC10/tpposcoi.display  1..1  fixedString="梅毒TP抗体(定量、陽性コントロール比)"
code.coding:infectionLaboJLAC10/tpquant  0..1  MS
code.coding:infectionLaboJLAC10/tpquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/tpquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_TPQUANT_VS
code.coding:infectionLaboJLAC10/tpquant.display  1..1  fixedString="梅毒TP抗体(定量)"
code.coding:infectionLaboJLAC10/tphquant  0..1  MS
code.coding:infectionLaboJLAC10/tphquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/tphquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_TPHQUANT_VS
code.coding:infectionLaboJLAC10/tphquant.display  1..1  fixedString="梅毒TP抗体(半定量)"
code.coding:infectionLaboJLAC10/sts  0..1  MS
code.coding:infectionLaboJLAC10/sts.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC10/sts.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC10/JP_CLINS_ObsLabResult_InfectionLabo_STS_VS
code.coding:infectionLaboJLAC10/sts.display  1..1  fixedString="梅毒反応"
code.coding:coreLaboJLAC11/abo-bld  0..1  MS
code.coding:coreLaboJLAC11/abo-bld.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/abo-bld.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_abo_bld_VS
code.coding:coreLaboJLAC11/abo-bld.display  1..1  fixedString="ABO-BLD"
code.coding:coreLaboJLAC11/alb  0..1  MS
code.coding:coreLaboJLAC11/alb.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/alb.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_alb_VS
code.coding:coreLaboJLAC11/alb.display  1..1  fixedString="ALB"
code.coding:coreLaboJLAC11/alp  0..1  MS
code.coding:coreLaboJLAC11/alp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/alp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_alp_VS
code.coding:coreLaboJLAC11/alp.display  1..1  fixedString="ALP"
code.coding:coreLaboJLAC11/alt  0..1  MS
code.coding:coreLaboJLAC11/alt.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/alt.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_alt_VS
code.coding:coreLaboJLAC11/alt.display  1..1  fixedString="ALT"
code.coding:coreLaboJLAC11/amy  0..1  MS
code.coding:coreLaboJLAC11/amy.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/amy.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_amy_VS
code.coding:coreLaboJLAC11/amy.display  1..1  fixedString="AMY"
code.coding:coreLaboJLAC11/aptt  0..1  MS
code.coding:coreLaboJLAC11/aptt.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/aptt.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_aptt_VS
code.coding:coreLaboJLAC11/aptt.display  1..1  fixedString="APTT"
code.coding:coreLaboJLAC11/ast  0..1  MS
code.coding:coreLaboJLAC11/ast.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/ast.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_ast_VS
code.coding:coreLaboJLAC11/ast.display  1..1  fixedString="AST"
code.coding:coreLaboJLAC11/bnp  0..1  MS
code.coding:coreLaboJLAC11/bnp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/bnp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_bnp_VS
code.coding:coreLaboJLAC11/bnp.display  1..1  fixedString="BNP"
code.coding:coreLaboJLAC11/bs  0..1  MS
code.coding:coreLaboJLAC11/bs.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/bs.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_bs_VS
code.coding:coreLaboJLAC11/bs.display  1..1  fixedString="BS"
code.coding:coreLaboJLAC11/bun  0..1  MS
code.coding:coreLaboJLAC11/bun.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/bun.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_bun_VS
code.coding:coreLaboJLAC11/bun.display  1..1  fixedString="BUN"
code.coding:coreLaboJLAC11/ca  0..1  MS
code.coding:coreLaboJLAC11/ca.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/ca.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_ca_VS
code.coding:coreLaboJLAC11/ca.display  1..1  fixedString="Ca"
code.coding:coreLaboJLAC11/che  0..1  MS
code.coding:coreLaboJLAC11/che.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/che.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_che_VS
code.coding:coreLaboJLAC11/che.display  1..1  fixedString="ChE"
code.coding:coreLaboJLAC11/ck  0..1  MS
code.coding:coreLaboJLAC11/ck.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/ck.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_ck_VS
code.coding:coreLaboJLAC11/ck.display  1..1  fixedString="CK"
code.coding:coreLaboJLAC11/cl  0..1  MS
code.coding:coreLaboJLAC11/cl.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/cl.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_cl_VS
code.coding:coreLaboJLAC11/cl.display  1..1  fixedString="Cl"
code.coding:coreLaboJLAC11/cre  0..1  MS
code.coding:coreLaboJLAC11/cre.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/cre.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_cre_VS
code.coding:coreLaboJLAC11/cre.display  1..1  fixedString="Cre"
code.coding:coreLaboJLAC11/crp  0..1  MS
code.coding:coreLaboJLAC11/crp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/crp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_crp_VS
code.coding:coreLaboJLAC11/crp.display  1..1  fixedString="CRP"
code.coding:coreLaboJLAC11/crp-class  0..1  MS
code.coding:coreLaboJLAC11/crp-class.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/crp-class.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_crp_class_VS
code.coding:coreLaboJLAC11/crp-class.display  1..1  fixedString="CRP-class"
code.coding:coreLaboJLAC11/cys-c  0..1  MS
code.coding:coreLaboJLAC11/cys-c.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/cys-c.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_cys_c_VS
code.coding:coreLaboJLAC11/cys-c.display  1..1  fixedString="Cys-C"
code.coding:coreLaboJLAC11/d-bil  0..1  MS
code.coding:coreLaboJLAC11/d-bil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/d-bil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_d_bil_VS
code.coding:coreLaboJLAC11/d-bil.display  1..1  fixedString="D-Bil"
code.coding:coreLaboJLAC11/dd  0..1  MS
code.coding:coreLaboJLAC11/dd.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/dd.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_dd_VS
code.coding:coreLaboJLAC11/dd.display  1..1  fixedString="DD"
code.coding:coreLaboJLAC11/fbs  0..1  MS
code.coding:coreLaboJLAC11/fbs.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/fbs.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_fbs_VS
code.coding:coreLaboJLAC11/fbs.display  1..1  fixedString="FBS"
code.coding:coreLaboJLAC11/ggt  0..1  MS
code.coding:coreLaboJLAC11/ggt.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/ggt.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_ggt_VS
code.coding:coreLaboJLAC11/ggt.display  1..1  fixedString="GGT"
code.coding:coreLaboJLAC11/hb  0..1  MS
code.coding:coreLaboJLAC11/hb.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/hb.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_hb_VS
code.coding:coreLaboJLAC11/hb.display  1..1  fixedString="Hb"
code.coding:coreLaboJLAC11/hba1c-ngsp  0..1  MS
code.coding:coreLaboJLAC11/hba1c-ngsp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/hba1c-ngsp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_hba1c_ngsp_VS
code.coding:coreLaboJLAC11/hba1c-ngsp.display  1..1  fixedString="HbA1c-NGSP"
code.coding:coreLaboJLAC11/hdl-c  0..1  MS
code.coding:coreLaboJLAC11/hdl-c.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/hdl-c.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_hdl_c_VS
code.coding:coreLaboJLAC11/hdl-c.display  1..1  fixedString="HDL-C"
code.coding:coreLaboJLAC11/k  0..1  MS
code.coding:coreLaboJLAC11/k.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/k.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_k_VS
code.coding:coreLaboJLAC11/k.display  1..1  fixedString="K"
code.coding:coreLaboJLAC11/ld  0..1  MS
code.coding:coreLaboJLAC11/ld.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/ld.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_ld_VS
code.coding:coreLaboJLAC11/ld.display  1..1  fixedString="LD"
code.coding:coreLaboJLAC11/ldl-c  0..1  MS
code.coding:coreLaboJLAC11/ldl-c.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/ldl-c.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_ldl_c_VS
code.coding:coreLaboJLAC11/ldl-c.display  1..1  fixedString="LDL-C"
code.coding:coreLaboJLAC11/na  0..1  MS
code.coding:coreLaboJLAC11/na.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/na.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_na_VS
code.coding:coreLaboJLAC11/na.display  1..1  fixedString="Na"
code.coding:coreLaboJLAC11/nt-probnp  0..1  MS
code.coding:coreLaboJLAC11/nt-probnp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/nt-probnp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_nt_probnp_VS
code.coding:coreLaboJLAC11/nt-probnp.display  1..1  fixedString="NT-proBNP"
code.coding:coreLaboJLAC11/plt  0..1  MS
code.coding:coreLaboJLAC11/plt.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/plt.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_plt_VS
code.coding:coreLaboJLAC11/plt.display  1..1  fixedString="PLT"
code.coding:coreLaboJLAC11/pt-act  0..1  MS
code.coding:coreLaboJLAC11/pt-act.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/pt-act.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_pt_act_VS
code.coding:coreLaboJLAC11/pt-act.display  1..1  fixedString="PT-act"
code.coding:coreLaboJLAC11/pt-inr  0..1  MS
code.coding:coreLaboJLAC11/pt-inr.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/pt-inr.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_pt_inr_VS
code.coding:coreLaboJLAC11/pt-inr.display  1..1  fixedString="PT-INR"
code.coding:coreLaboJLAC11/pt-ratio  0..1  MS
code.coding:coreLaboJLAC11/pt-ratio.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/pt-ratio.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_pt_ratio_VS
code.coding:coreLaboJLAC11/pt-ratio.display  1..1  fixedString="PT-ratio"
code.coding:coreLaboJLAC11/pt-sec  0..1  MS
code.coding:coreLaboJLAC11/pt-sec.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/pt-sec.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_pt_sec_VS
code.coding:coreLaboJLAC11/pt-sec.display  1..1  fixedString="PT-sec"
code.coding:coreLaboJLAC11/rbc  0..1  MS
code.coding:coreLaboJLAC11/rbc.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/rbc.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_rbc_VS
code.coding:coreLaboJLAC11/rbc.display  1..1  fixedString="RBC"
code.coding:coreLaboJLAC11/rh-bld  0..1  MS
code.coding:coreLaboJLAC11/rh-bld.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/rh-bld.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_rh_bld_VS
code.coding:coreLaboJLAC11/rh-bld.display  1..1  fixedString="Rh-BLD"
code.coding:coreLaboJLAC11/t-bil  0..1  MS
code.coding:coreLaboJLAC11/t-bil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/t-bil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_t_bil_VS
code.coding:coreLaboJLAC11/t-bil.display  1..1  fixedString="T-Bil"
code.coding:coreLaboJLAC11/t-cho  0..1  MS
code.coding:coreLaboJLAC11/t-cho.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/t-cho.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_t_cho_VS
code.coding:coreLaboJLAC11/t-cho.display  1..1  fixedString="T-CHO"
code.coding:coreLaboJLAC11/tg  0..1  MS
code.coding:coreLaboJLAC11/tg.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/tg.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_tg_VS
code.coding:coreLaboJLAC11/tg.display  1..1  fixedString="TG"
code.coding:coreLaboJLAC11/tp  0..1  MS
code.coding:coreLaboJLAC11/tp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/tp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_tp_VS
code.coding:coreLaboJLAC11/tp.display  1..1  fixedString="TP"
code.coding:coreLaboJLAC11/u-ac  0..1  MS
code.coding:coreLaboJLAC11/u-ac.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/u-ac.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_u_ac_VS
code.coding:coreLaboJLAC11/u-ac.display  1..1  fixedString="U-ac"
code.coding:coreLaboJLAC11/u-bld  0..1  MS
code.coding:coreLaboJLAC11/u-bld.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/u-bld.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_u_bld_VS
code.coding:coreLaboJLAC11/u-bld.display  1..1  fixedString="U-Bld"
code.coding:coreLaboJLAC11/u-bld-HalfQty  0..1  MS
code.coding:coreLaboJLAC11/u-bld-HalfQty.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/u-bld-HalfQty.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_u_bld_HalfQty_VS
code.coding:coreLaboJLAC11/u-bld-HalfQty.display  1..1  fixedString="U-Bld-半定量"
code.coding:coreLaboJLAC11/u-glu  0..1  MS
code.coding:coreLaboJLAC11/u-glu.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/u-glu.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_u_glu_VS
code.coding:coreLaboJLAC11/u-glu.display  1..1  fixedString="U-Glu"
code.coding:coreLaboJLAC11/u-glu-HalfQty  0..1  MS
code.coding:coreLaboJLAC11/u-glu-HalfQty.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/u-glu-HalfQty.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_u_glu_HalfQty_VS
code.coding:coreLaboJLAC11/u-glu-HalfQty.display  1..1  fixedString="U-Glu-定性半定量"
code.coding:coreLaboJLAC11/u-pc  0..1  MS
code.coding:coreLaboJLAC11/u-pc.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/u-pc.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_u_pc_VS
code.coding:coreLaboJLAC11/u-pc.display  1..1  fixedString="U-pc"
code.coding:coreLaboJLAC11/utp  0..1  MS
code.coding:coreLaboJLAC11/utp.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/utp.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_utp_VS
code.coding:coreLaboJLAC11/utp.display  1..1  fixedString="U-TP"
code.coding:coreLaboJLAC11/utp-HalfQty  0..1  MS
code.coding:coreLaboJLAC11/utp-HalfQty.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/utp-HalfQty.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_utp_HalfQty_VS
code.coding:coreLaboJLAC11/utp-HalfQty.display  1..1  fixedString="U-TP-半定量"
code.coding:coreLaboJLAC11/ua  0..1  MS
code.coding:coreLaboJLAC11/ua.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/ua.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_ua_VS
code.coding:coreLaboJLAC11/ua.display  1..1  fixedString="UA"
code.coding:coreLaboJLAC11/wbc  0..1  MS
code.coding:coreLaboJLAC11/wbc.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_CS"
code.coding:coreLaboJLAC11/wbc.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_CoreLabo_wbc_VS
code.coding:coreLaboJLAC11/wbc.display  1..1  fixedString="WBC"
code.coding:infectionLaboJLAC11/hcvcheck  0..1  MS
code.coding:infectionLaboJLAC11/hcvcheck.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hcvcheck.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HCVCHECK_VS
code.coding:infectionLaboJLAC11/hcvcheck.display  1..1  fixedString="C型肝炎ウイルス検診の判定"
code.coding:infectionLaboJLAC11/hbsagsco  0..1  MS
code.coding:infectionLaboJLAC11/hbsagsco.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hbsagsco.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HBSAGSCO_VS
code.coding:infectionLaboJLAC11/hbsagsco.display  1..1  fixedString="HBs抗原(S/CO)"
code.coding:infectionLaboJLAC11/hbsagcoi  0..1  MS
code.coding:infectionLaboJLAC11/hbsagcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hbsagcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HBsAGCOI_VS
code.coding:infectionLaboJLAC11/hbsagcoi.display  1..1  fixedString="HBs抗原(コントロール比)"
code.coding:infectionLaboJLAC11/hbsagdil  0..1  MS
code.coding:infectionLaboJLAC11/hbsagdil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hbsagdil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HBsAGDIL_VS
code.coding:infectionLaboJLAC11/hbsagdil.display  1..1  fixedString="HBs抗原(希釈倍率)"
code.coding:infectionLaboJLAC11/hbsagod  0..1  MS
code.coding:infectionLaboJLAC11/hbsagod.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hbsagod.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HbsAGOD_VS
code.coding:infectionLaboJLAC11/hbsagod.display  1..1  fixedString="HBs抗原(吸光度)"
code.coding:infectionLaboJLAC11/hbsagquant  0..1  MS
code.coding:infectionLaboJLAC11/hbsagquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hbsagquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HBsAGQUANT_VS
code.coding:infectionLaboJLAC11/hbsagquant.display  1..1  fixedString="HBs抗原(定量)"
code.coding:infectionLaboJLAC11/hbsagresult  0..1  MS
code.coding:infectionLaboJLAC11/hbsagresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hbsagresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HBsAGRESULT_VS
code.coding:infectionLaboJLAC11/hbsagresult.display  1..1  fixedString="HBs抗原(判定)"
code.coding:infectionLaboJLAC11/hbsagposcoi  0..1  MS
code.coding:infectionLaboJLAC11/hbsagposcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hbsagposcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HBsAGPOSCOI_VS
code.coding:infectionLaboJLAC11/hbsagposcoi.display  1..1  fixedString="HBs抗原(陽性コントロール比)"
code.coding:infectionLaboJLAC11/hbsabcoi  0..1  MS
code.coding:infectionLaboJLAC11/hbsabcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hbsabcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HBsABCOI_VS
code.coding:infectionLaboJLAC11/hbsabcoi.display  1..1  fixedString="HBs抗体(コントロール比)"
code.coding:infectionLaboJLAC11/hbsabnegcoi  0..1  MS
code.coding:infectionLaboJLAC11/hbsabnegcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hbsabnegcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HBsABNEGCOI_VS
code.coding:infectionLaboJLAC11/hbsabnegcoi.display  1..1  fixedString="HBs抗体(陰性コントロール比)"
code.coding:infectionLaboJLAC11/hbsabdil  0..1  MS
code.coding:infectionLaboJLAC11/hbsabdil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hbsabdil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HBsABDIL_VS
code.coding:infectionLaboJLAC11/hbsabdil.display  1..1  fixedString="HBs抗体(希釈倍率)"
code.coding:infectionLaboJLAC11/hbsabquant  0..1  MS
code.coding:infectionLaboJLAC11/hbsabquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hbsabquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HBsABQUANT_VS
code.coding:infectionLaboJLAC11/hbsabquant.display  1..1  fixedString="HBs抗体(定量)"
code.coding:infectionLaboJLAC11/hbsabresult  0..1  MS
code.coding:infectionLaboJLAC11/hbsabresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hbsabresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HBsABRESULT_VS
code.coding:infectionLaboJLAC11/hbsabresult.display  1..1  fixedString="HBs抗体(判定)"
code.coding:infectionLaboJLAC11/hcvquant  0..1  MS
code.coding:infectionLaboJLAC11/hcvquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hcvquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HCVQUANT_VS
code.coding:infectionLaboJLAC11/hcvquant.display  1..1  fixedString="HCV核酸増幅検査(定量)"
code.coding:infectionLaboJLAC11/hcvresult  0..1  MS
code.coding:infectionLaboJLAC11/hcvresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hcvresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HCVRESULT_VS
code.coding:infectionLaboJLAC11/hcvresult.display  1..1  fixedString="HCV核酸増幅検査(判定)"
code.coding:infectionLaboJLAC11/hcvagquant  0..1  MS
code.coding:infectionLaboJLAC11/hcvagquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hcvagquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HCVAGQUANT_VS
code.coding:infectionLaboJLAC11/hcvagquant.display  1..1  fixedString="HCV抗原検査(定量)"
code.coding:infectionLaboJLAC11/hcvagresult  0..1  MS
code.coding:infectionLaboJLAC11/hcvagresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hcvagresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HCVAGRESULT_VS
code.coding:infectionLaboJLAC11/hcvagresult.display  1..1  fixedString="HCV抗原検査(判定)"
code.coding:infectionLaboJLAC11/hcvabcoi  0..1  MS
code.coding:infectionLaboJLAC11/hcvabcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hcvabcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HCVABCOI_VS
code.coding:infectionLaboJLAC11/hcvabcoi.display  1..1  fixedString="HCV抗体(コントロール比)"
code.coding:infectionLaboJLAC11/hcvabdil  0..1  MS
code.coding:infectionLaboJLAC11/hcvabdil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hcvabdil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HCVABDIL_VS
code.coding:infectionLaboJLAC11/hcvabdil.display  1..1  fixedString="HCV抗体(希釈倍率)"
code.coding:infectionLaboJLAC11/hcvabresult  0..1  MS
code.coding:infectionLaboJLAC11/hcvabresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hcvabresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HCVABRESULT_VS
code.coding:infectionLaboJLAC11/hcvabresult.display  1..1  fixedString="HCV抗体(判定)"
code.coding:infectionLaboJLAC11/hcvabposcoi  0..1  MS
code.coding:infectionLaboJLAC11/hcvabposcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hcvabposcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HCVABPOSCOI_VS
code.coding:infectionLaboJLAC11/hcvabposcoi.display  1..1  fixedString="HCV抗体(陽性コントロール比)"
code.coding:infectionLaboJLAC11/hiv1quant  0..1  MS
code.coding:infectionLaboJLAC11/hiv1quant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1quant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1QUANT_VS
code.coding:infectionLaboJLAC11/hiv1quant.display  1..1  fixedString="HIV-1(ウイルスRNA定量)"
code.coding:infectionLaboJLAC11/hiv1result  0..1  MS
code.coding:infectionLaboJLAC11/hiv1result.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1result.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1RESULT_VS
code.coding:infectionLaboJLAC11/hiv1result.display  1..1  fixedString="HIV-1(ウイルスRNA定量判定)"
code.coding:infectionLaboJLAC11/hiv1p2abp24coiv  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2abp24coiv.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2abp24coiv.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABPOSCOIV_VS
code.coding:infectionLaboJLAC11/hiv1p2abp24coiv.display  1..1  fixedString="HIV-1+2抗体・p24抗原(コントロール値)"
code.coding:infectionLaboJLAC11/hiv1p2abp24coi  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2abp24coi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2abp24coi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABP24COI_VS
code.coding:infectionLaboJLAC11/hiv1p2abp24coi.display  1..1  fixedString="HIV-1+2抗体・p24抗原(コントロール比)"
code.coding:infectionLaboJLAC11/hiv1p2abp24negcoi  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2abp24negcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2abp24negcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABP24NEGCOI_VS
code.coding:infectionLaboJLAC11/hiv1p2abp24negcoi.display  1..1  fixedString="HIV-1+2抗体・p24抗原(陰性コントロール比)"
code.coding:infectionLaboJLAC11/hiv1p2abod  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2abod.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2abod.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABOD_VS
code.coding:infectionLaboJLAC11/hiv1p2abod.display  1..1  fixedString="HIV-1+2抗体・p24抗原(吸光度)"
code.coding:infectionLaboJLAC11/hiv1p2p24abresult  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2p24abresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2p24abresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2P24ABRESULT_VS
code.coding:infectionLaboJLAC11/hiv1p2p24abresult.display  1..1  fixedString="HIV-1+2抗体・p24抗原(定性、HIV-p24抗原)"
code.coding:infectionLaboJLAC11/hiv1p2abp24qlresult  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2abp24qlresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2abp24qlresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABP24QLRESULT_VS
code.coding:infectionLaboJLAC11/hiv1p2abp24qlresult.display  1..1  fixedString="HIV-1+2抗体・p24抗原(定性、HIV-1+2抗体)"
code.coding:infectionLaboJLAC11/hiv1p2p24abquant  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2p24abquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2p24abquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2P24ABQUANT_VS
code.coding:infectionLaboJLAC11/hiv1p2p24abquant.display  1..1  fixedString="HIV-1+2抗体・p24抗原(定量、HIV-p24抗原)"
code.coding:infectionLaboJLAC11/hiv1p2abquant  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2abquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2abquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABQUANT_VS
code.coding:infectionLaboJLAC11/hiv1p2abquant.display  1..1  fixedString="HIV-1+2抗体・p24抗原(定量、HIV-1+2抗体)"
code.coding:infectionLaboJLAC11/hiv1p2abp24result  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2abp24result.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2abp24result.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABP24RESULT_VS
code.coding:infectionLaboJLAC11/hiv1p2abp24result.display  1..1  fixedString="HIV-1+2抗体・p24抗原(判定)"
code.coding:infectionLaboJLAC11/hiv1p2abp24poscoi  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2abp24poscoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2abp24poscoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABP24POSCOI_VS
code.coding:infectionLaboJLAC11/hiv1p2abp24poscoi.display  1..1  fixedString="HIV-1+2抗体・p24抗原(陽性コントロール比)"
code.coding:infectionLaboJLAC11/hiv1p2abcoi  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2abcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2abcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABCOI_VS
code.coding:infectionLaboJLAC11/hiv1p2abcoi.display  1..1  fixedString="HIV-1+2抗体(コントロール比)"
code.coding:infectionLaboJLAC11/hiv1p2abdil  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2abdil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2abdil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABDIL_VS
code.coding:infectionLaboJLAC11/hiv1p2abdil.display  1..1  fixedString="HIV-1+2抗体(希釈倍率)"
code.coding:infectionLaboJLAC11/hiv1p2abresult  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2abresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2abresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABRESULT_VS
code.coding:infectionLaboJLAC11/hiv1p2abresult.display  1..1  fixedString="HIV-1+2抗体(判定)"
code.coding:infectionLaboJLAC11/hiv1p2abposcoi  0..1  MS
code.coding:infectionLaboJLAC11/hiv1p2abposcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1p2abposcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1P2ABPOSCOI_VS
code.coding:infectionLaboJLAC11/hiv1p2abposcoi.display  1..1  fixedString="HIV-1+2抗体(陽性コントロール比)"
code.coding:infectionLaboJLAC11/hiv1abdil  0..1  MS
code.coding:infectionLaboJLAC11/hiv1abdil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1abdil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1ABDIL_VS
code.coding:infectionLaboJLAC11/hiv1abdil.display  1..1  fixedString="HIV-1抗体(希釈倍率)"
code.coding:infectionLaboJLAC11/hiv1abresult  0..1  MS
code.coding:infectionLaboJLAC11/hiv1abresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv1abresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV1ABRESULT_VS
code.coding:infectionLaboJLAC11/hiv1abresult.display  1..1  fixedString="HIV-1抗体(判定)"
code.coding:infectionLaboJLAC11/hiv2abdil  0..1  MS
code.coding:infectionLaboJLAC11/hiv2abdil.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv2abdil.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV2ABDIL_VS
code.coding:infectionLaboJLAC11/hiv2abdil.display  1..1  fixedString="HIV-2抗体(希釈倍率)"
code.coding:infectionLaboJLAC11/hiv2abresult  0..1  MS
code.coding:infectionLaboJLAC11/hiv2abresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/hiv2abresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_HIV2ABRESULT_VS
code.coding:infectionLaboJLAC11/hiv2abresult.display  1..1  fixedString="HIV-2抗体(判定)"
code.coding:infectionLaboJLAC11/stsqlresult  0..1  MS
code.coding:infectionLaboJLAC11/stsqlresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/stsqlresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_STSQLRESULT_VS
code.coding:infectionLaboJLAC11/stsqlresult.display  1..1  fixedString="梅毒STS(定性)"
code.coding:infectionLaboJLAC11/stsquant  0..1  MS
code.coding:infectionLaboJLAC11/stsquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/stsquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_STSQUANT_VS
code.coding:infectionLaboJLAC11/stsquant.display  1..1  fixedString="梅毒STS(定量)"
code.coding:infectionLaboJLAC11/stsresult  0..1  MS
code.coding:infectionLaboJLAC11/stsresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/stsresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_STSRESULT_VS
code.coding:infectionLaboJLAC11/stsresult.display  1..1  fixedString="梅毒STS(判定)"
code.coding:infectionLaboJLAC11/stshquant  0..1  MS
code.coding:infectionLaboJLAC11/stshquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/stshquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_STSHQUANT_VS
code.coding:infectionLaboJLAC11/stshquant.display  1..1  fixedString="梅毒STS(半定量)"
code.coding:infectionLaboJLAC11/tpresult  0..1  MS
code.coding:infectionLaboJLAC11/tpresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/tpresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_TPRESULT_VS
code.coding:infectionLaboJLAC11/tpresult.display  1..1  fixedString="梅毒TP抗体(定性)"
code.coding:infectionLaboJLAC11/tpquantcoi  0..1  MS
code.coding:infectionLaboJLAC11/tpquantcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/tpquantcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_TPQUANTCOI_VS
code.coding:infectionLaboJLAC11/tpquantcoi.display  1..1  fixedString="梅毒TP抗体(定量、コントロール比)"
code.coding:infectionLaboJLAC11/tpnegcoi  0..1  MS
code.coding:infectionLaboJLAC11/tpnegcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/tpnegcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_TPNEGCOI_VS
code.coding:infectionLaboJLAC11/tpnegcoi.display  1..1  fixedString="梅毒TP抗体(定量、陰性コントロール比)"
code.coding:infectionLaboJLAC11/tpquantresult  0..1  MS
code.coding:infectionLaboJLAC11/tpquantresult.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/tpquantresult.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_TPQUANTRESULT_VS
code.coding:infectionLaboJLAC11/tpquantresult.display  1..1  fixedString="梅毒TP抗体(定量、判定)"
code.coding:infectionLaboJLAC11/tpposcoi  0..1  MS
code.coding:infectionLaboJLAC11/tpposcoi.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/tpposcoi.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_TPPOSCOI_VS
code.coding:infectionLaboJLAC11/tpposcoi.display  1..1  fixedString="梅毒TP抗体(定量、陽性コントロール比)"
code.coding:infectionLaboJLAC11/tpquant  0..1  MS
code.coding:infectionLaboJLAC11/tpquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/tpquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_TPQUANT_VS
code.coding:infectionLaboJLAC11/tpquant.display  1..1  fixedString="梅毒TP抗体(定量)"
code.coding:infectionLaboJLAC11/tphquant  0..1  MS
code.coding:infectionLaboJLAC11/tphquant.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/tphquant.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_TPHQUANT_VS
code.coding:infectionLaboJLAC11/tphquant.display  1..1  fixedString="梅毒TP抗体(半定量)"
code.coding:infectionLaboJLAC11/sts  0..1  MS
code.coding:infectionLaboJLAC11/sts.system  1..1  fixedUri="http://jpfhir.jp/fhir/clins/CodeSystem/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_CS"
code.coding:infectionLaboJLAC11/sts.code  1..1  binding required http://jpfhir.jp/fhir/clins/ValueSet/JLAC11/JP_CLINS_ObsLabResult_InfectionLabo_STS_VS
code.coding:infectionLaboJLAC11/sts.display  1..1  fixedString="梅毒反応"

invariant resource-needs-extension-of-institutionNumber error Observation
    R901101: the result says which institution it is from.
    R901101: 検査結果には、医療機関番号の拡張(JP_eCS_InstitutionNumber)が必要です。
    extension.where(url = 'http://jpfhir.jp/fhir/clins/Extension/StructureDefinition/JP_eCS_InstitutionNumber').exists()
