using Compliance.Oscal.Resolving;
using CsCheck;
using static Compliance.Oscal.Tests.Resolving.Profiles;

namespace Compliance.Oscal.Tests.Resolving;

public sealed class ResolvingAProfile
{
    const string All = """{"href":"c.json","include-all":{}}""";

    static string Including(params string[] ids) => $$"""{"href":"c.json","include-controls":[{"with-ids":[{{string.Join(',', ids.Select(i => $"\"{i}\""))}}]}]}""";

    [Fact]
    public void Includes_what_holds_an_included_control() => Assert.Equal("a a.1 a.1.1 c", Tree(Resolved(Including("a.1.1", "c"))));

    [Fact]
    public void Moves_a_control_up_where_its_holder_is_excluded()
    {
        const string withoutA = """{"href":"c.json","include-all":{},"exclude-controls":[{"with-ids":["a"]}]}""";
        Assert.Equal("g1(a.1(a.1.1) b) g2(c)", Tree(Resolved(withoutA, """ "merge":{"as-is":true} """)));
        Assert.Equal("a.1 a.1.1 b c", Tree(Resolved(withoutA)));
    }

    [Theory]
    [InlineData("*", "a a.1 a.1.1 b c")]
    [InlineData("a.?", "a a.1")]
    [InlineData("a*1", "a a.1 a.1.1")]
    [InlineData("^a", "")]
    [InlineData("", "")]
    public void Matches_patterns(string pattern, string expected) =>
        Assert.Equal(expected, Tree(Resolved($$"""{"href":"c.json","include-controls":[{"matching":[{"pattern":"{{pattern}}"}]}]}""")));

    [Fact]
    public void Keeps_groups_that_hold_something() => Assert.Equal("g2(c)", Tree(Resolved(Including("c"), """ "merge":{"as-is":true} """)));

    [Fact]
    public void Groups_of_one_catalog_come_together() =>
        Assert.Equal("g1(b a) g2(c)", Tree(Resolved($"{Including("b")},{Including("a", "c")}", """ "merge":{"as-is":true} """)));

    [Fact]
    public void Uses_the_first_of_controls_with_one_name()
    {
        Assert.Equal("a b a", Tree(Resolved($"{Including("a", "b")},{Including("a")}")));
        Assert.Equal("a b", Tree(Resolved($"{Including("a", "b")},{Including("a")}", """ "merge":{"combine":{"method":"use-first"}} """)));
        Assert.Equal("a b", Tree(Resolved($"{Including("a", "b")},{Including("a")}", """ "merge":{"combine":{"method":"merge"}} """)));
    }

    [Fact]
    public void Builds_groups_of_its_own()
    {
        var catalog = Resolved(All, """
            "merge":{"custom":{"insert-controls":[{"include-controls":[{"with-ids":["c"]}]}],
             "groups":[{"id":"new","title":"New","groups":[{"id":"g1","title":"Again","insert-controls":[{"order":"descending","include-controls":[{"with-ids":["a","b"]}]}]}]}]}}
            """);
        Assert.Equal("c new(g1(b a))", Tree(catalog));
        var taken = catalog["groups"]![0]!["groups"]![0]!.AsObject();
        Assert.Equal("Again", (string?)taken["title"]);
        Assert.Equal("sort-id", (string?)taken["props"]![0]!["name"]);
        Assert.Equal("g1_p", Ids(taken, "params"));
        Assert.Equal("top", Ids(catalog, "params"));
    }

    [Fact]
    public void Prunes_what_nothing_refers_to()
    {
        var all = Resolved(All);
        Assert.Equal("top g1_p", Ids(all, "params"));
        Assert.Equal(["linked"], all["back-matter"]!["resources"]!.AsArray().Select(r => (string?)r!["title"]));
        var some = Resolved(Including("a.1"), """ "modify":{"alters":[{"control-id":"a","removes":[{"by-id":"a_smt"}]}]} """);
        Assert.False(some.ContainsKey("params"));
        Assert.False(some.ContainsKey("back-matter"));
    }

    [Fact]
    public void A_parameter_of_a_control_that_is_left_out_stays_where_another_inserts_it()
    {
        var borrowed = Catalog.Replace("{{ insert: param, top }}", "{{ insert: param, a_p }}", StringComparison.Ordinal);
        var catalog = Done(Resolve(("p.json", Profile(Including("c"))), ("c.json", borrowed))).Catalog.Body;
        Assert.Equal("a_p", Ids(catalog, "params"));
    }

    [Fact]
    public void Sets_parameters_one_after_the_other()
    {
        var a = Resolved(Including("a"), """
            "modify":{"set-parameters":[{"param-id":"a_p","label":"new","constraints":[{"description":"first"}]},{"param-id":"a_p","constraints":[{"description":"second"}],"select":{"choice":["x"]}}]}
            """)["controls"]![0]!["params"]![0]!;
        Assert.Equal("""{"id":"a_p","label":"new","constraints":[{"description":"first"},{"description":"second"}],"select":{"choice":["x"]}}""", a.ToJsonString());
    }

    [Fact]
    public void Adds_where_it_is_told()
    {
        var a = Resolved(Including("a"), """
            "modify":{"alters":[{"control-id":"a","adds":[
              {"position":"starting","props":[{"name":"first","value":"1"}]}, {"position":"starting","props":[{"name":"second","value":"1"}]},
              {"props":[{"name":"last","value":"1"}],"title":"New title"},
              {"position":"after","by-id":"a_smt","parts":[{"id":"n2","name":"note"}]}, {"position":"before","by-id":"a_smt","parts":[{"id":"n1","name":"note"}],"props":[{"name":"beside","value":"1"}]},
              {"position":"ending","by-id":"a_smt","parts":[{"id":"n3","name":"item"}]}, {"by-id":"nowhere","parts":[{"id":"n4","name":"item"}]}]}]}
            """)["controls"]![0]!.AsObject();
        Assert.Equal("New title", (string?)a["title"]);
        Assert.Equal("first second label x last beside", string.Join(' ', a["props"]!.AsArray().Select(p => (string?)p!["name"])));
        Assert.Equal("n1 a_smt n2", Ids(a, "parts"));
        Assert.Equal("n3", Ids(a["parts"]![1]!.AsObject(), "parts"));
        Assert.Equal(["id", "title", "params", "props", "parts"], a.Select(e => e.Key));
    }

    [Theory]
    [InlineData("""{"by-name":"label"}""", "x")]
    [InlineData("""{"by-item-name":"prop"}""", "")]
    [InlineData("""{"by-name":"x","by-class":"other"}""", "label x")]
    [InlineData("""{"by-ns":"http://csrc.nist.gov/ns/oscal","by-item-name":"prop"}""", "x")]
    [InlineData("""{"by-ns":"http://other.example"}""", "label")]
    [InlineData("""{"by-class":"y"}""", "label")]
    [InlineData("{}", "label x")]
    public void Removes_what_meets_all_criteria(string remove, string left)
    {
        var a = Resolved(Including("a.1.1"), $$""" "modify":{"alters":[{"control-id":"a","removes":[{{remove}}]}]} """)["controls"]![0]!;
        Assert.Equal(left, string.Join(' ', (a["props"] as JsonArray ?? []).Select(p => (string?)p!["name"])));
        Assert.NotNull(a["parts"]);
    }

    [Fact]
    public void A_later_resource_takes_the_place_of_an_earlier_one_that_is_not_kept()
    {
        const string linked = "1b2c3d4e-0000-4000-8000-000000000001";
        string Title(string catalog) => (string)Done(Resolve(("p.json", Profile(Including("a"), $$""" "back-matter":{"resources":[{"uuid":"{{linked}}","title":"of the profile"}]} """)), ("c.json", catalog)))
            .Catalog.Body["back-matter"]!["resources"]![0]!["title"]!;
        Assert.Equal("of the profile", Title(Catalog));
        Assert.Equal("linked", Title(Catalog.Replace("\"title\":\"linked\"", """ "title":"linked","props":[{"name":"keep","value":"always"}] """, StringComparison.Ordinal)));
    }

    [Fact]
    public void Imports_a_document_that_is_embedded()
    {
        var embedded = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Catalog));
        var profile = Profile("""{"href":"#1b2c3d4e-0000-4000-8000-00000000000a","include-all":{}}""", $$""" "back-matter":{"resources":[{"uuid":"1b2c3d4e-0000-4000-8000-00000000000a","base64":{"filename":"c.json","value":"{{embedded}}"} }]} """);
        Assert.Equal("a a.1 a.1.1 b c", Tree(Done(Resolve(("p.json", profile))).Catalog.Body));
    }

    [Fact]
    public void Imports_profiles_and_tells_of_the_newest_version_of_OSCAL()
    {
        var catalog = Done(Resolve(("top.json", Profile("""{"href":"p.json","include-controls":[{"with-ids":["a"]}]}""")), ("p.json", Profile(Including("a", "c"))), ("c.json", Catalog))).Catalog.Body;
        Assert.Equal("a", Tree(catalog));
        Assert.Equal("1.1.0", (string?)catalog["metadata"]!["oscal-version"]);
        Assert.Equal("top.json", (string?)catalog["metadata"]!["links"]![0]!["href"]);
    }

    [Fact]
    public void Says_what_has_no_effect()
    {
        var resolution = Done(Resolve(("p.json", Profile(Including("a", "zz"), """ "modify":{"set-parameters":[{"param-id":"zz"}],"alters":[{"control-id":"c","adds":[{}]},{"control-id":"a","adds":[{"by-id":"zz"}]}]} """)), ("c.json", Catalog)));
        Assert.Equal(["oscal.control_missing", "oscal.setting_without_target", "oscal.alter_without_target", "oscal.add_without_target"], resolution.Warnings.Select(w => w.Code));
    }

    [Theory]
    [InlineData("""{"href":"gone.json","include-all":{}}""", "", "oscal.import_missing")]
    [InlineData("""{"href":"#1b2c3d4e-0000-4000-8000-00000000000a","include-all":{}}""", "", "oscal.import_missing")]
    [InlineData("""{"href":"p.json","include-all":{}}""", "", "oscal.import_cycle")]
    [InlineData("""{"href":"http://nowhere.example/c.xml","include-all":{}}""", "", "oscal.import_missing")]
    [InlineData("""{"href":"c.json","include-all":{}}""", """ "merge":{"as-is":true,"flat":{}} """, "oscal.merge_ambiguous")]
    [InlineData("""{"href":"c.json","include-all":{}}""", """ "merge":{"combine":{"method":"mix"}} """, "oscal.merge_unknown")]
    [InlineData("""{"href":"c.json","include-all":{},"href2":"x"}""", "", "oscal.unknown_name")]
    public void Refuses(string imports, string rest, string code) => Assert.Equal(code, Code(Resolve(("p.json", Profile(imports, rest)), ("c.json", Catalog))));

    [Fact]
    public void Refuses_a_profile_that_leads_to_too_many_documents()
    {
        var doubling = Enumerable.Range(0, 20).Select(i => ($"p{i}.json", Profile(string.Join(',', Enumerable.Repeat($$"""{"href":"p{{i + 1}}.json","include-all":{} }""", 2))))).Append(("p20.json", Catalog)).ToArray();
        Assert.Equal("oscal.too_many_imports", Code(Resolve(doubling)));
    }

    /// <summary>A law: to include all of a resolved catalog gives the same controls, whatever was included before.</summary>
    [Fact]
    public void Is_idempotent_on_the_controls_of_its_result()
    {
        var choice = Gen.Select(Some(4, "a", "a.1", "a.1.1", "b", "c"), Some(2, "a", "a.1", "b", "*.1"), Gen.Bool, Gen.Bool);
        choice.Sample((include, exclude, children, asIs) =>
        {
            var imports = new JsonObject { ["href"] = "c.json", ["include-controls"] = new JsonArray(new JsonObject { ["with-child-controls"] = children ? "yes" : "no", ["matching"] = Patterns(include) }) };
            if (exclude.Length > 0)
                imports["exclude-controls"] = new JsonArray(new JsonObject { ["matching"] = Patterns(exclude) });
            var merge = asIs ? """ "merge":{"as-is":true} """ : "";
            var once = Resolved(imports.ToJsonString(), merge);
            var again = Done(Resolve(("p.json", Profile("""{"href":"once.json","include-all":{}}""", merge)), ("once.json", new JsonObject { ["catalog"] = once.DeepClone() }.ToJsonString()))).Catalog.Body;
            foreach (var part in new[] { "params", "controls", "groups", "back-matter" })
                Assert.True(JsonNode.DeepEquals(once[part], again[part]), $"{once.ToJsonString()}\n{again.ToJsonString()}");
        }, iter: 300);

        static Gen<string[]> Some(int most, params string[] all) => Gen.Int[0, all.Length - 1].Array[0, most].Select(some => some.Select(i => all[i]).ToArray());

        static JsonArray Patterns(string[] ids) => [.. ids.DefaultIfEmpty("none").Select(i => new JsonObject { ["pattern"] = i })];
    }
}
