using Compliance.Oscal.Resolving;

namespace Compliance.Oscal.Tests.Resolving;

/// <summary>Resolving in tests: from files, or from documents in memory by their names.</summary>
static class Profiles
{
    static readonly DateTimeOffset Now = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    public static Outcome<Resolution> Resolve(string file) =>
        ProfileResolver.Resolve(new Uri(file), new Surroundings(a => File.Exists(a.LocalPath) ? File.OpenRead(a.LocalPath) : null, Guid.NewGuid, Now));

    /// <param name="documents">Each a name and a text; the first is resolved.</param>
    public static Outcome<Resolution> Resolve(params (string Name, string Text)[] documents) =>
        ProfileResolver.Resolve(At(documents[0].Name), new Surroundings(
            address => documents.FirstOrDefault(d => At(d.Name) == address).Text is { } text ? new MemoryStream(System.Text.Encoding.UTF8.GetBytes(text)) : null, Guid.NewGuid, Now));

    public static T Done<T>(Outcome<T> outcome) => outcome is Outcome<T>.Refused { Reason: var reason } ? throw new InvalidOperationException(reason.ToString()) : ((Outcome<T>.Done)outcome).Value;

    public static string Code<T>(Outcome<T> outcome) => Assert.IsType<Outcome<T>.Refused>(outcome).Reason.Code;

    /// <summary>A catalog with two groups: g1 with a (and in it a.1, a.1.1) and b, g2 with c; each with a parameter, a property and a statement.</summary>
    public const string Catalog = """
        {"catalog":{"uuid":"8a1e0a6c-8c1c-4d6f-9a43-0d8a4f2f3b01","metadata":{"title":"C","last-modified":"2026-01-01T00:00:00Z","version":"1","oscal-version":"1.1.0"},
         "params":[{"id":"top","label":"used by c"},{"id":"unused","label":"of nobody"}],
         "groups":[
          {"id":"g1","title":"One","props":[{"name":"sort-id","value":"1"}],"params":[{"id":"g1_p","label":"of the group"}],"controls":[
           {"id":"a","title":"A","params":[{"id":"a_p","label":"old","values":["1"]}],"props":[{"name":"label","value":"A"},{"name":"x","class":"y","ns":"http://other.example","value":"v"}],"parts":[{"id":"a_smt","name":"statement","prose":"Do {{ insert: param, a_p }}, see [r](#1b2c3d4e-0000-4000-8000-000000000001)."}],
            "controls":[{"id":"a.1","title":"A 1","controls":[{"id":"a.1.1","title":"A 1 1","props":[{"name":"label","value":"A11"}]}]}]},
           {"id":"b","title":"B","parts":[{"id":"b_smt","name":"statement","prose":"Uses {{ insert: param, g1_p }}."}]}]},
          {"id":"g2","title":"Two","controls":[{"id":"c","title":"C","parts":[{"id":"c_smt","name":"statement","prose":"Uses {{ insert: param, top }}."}]}]}],
         "back-matter":{"resources":[{"uuid":"1b2c3d4e-0000-4000-8000-000000000001","title":"linked"},{"uuid":"1b2c3d4e-0000-4000-8000-000000000002","title":"not linked"}]}}}
        """;

    public static string Profile(string imports, string rest = "") => $$"""
        {"profile":{"uuid":"8a1e0a6c-8c1c-4d6f-9a43-0d8a4f2f3b02","metadata":{"title":"P","last-modified":"2026-01-01T00:00:00Z","version":"1","oscal-version":"1.0.4"},
         "imports":[{{imports}}]{{(rest.Length == 0 ? "" : "," + rest)}} } }
        """;

    public static JsonObject Resolved(string imports, string rest = "") =>
        Done(Resolve(("p.json", Profile(imports, rest)), ("c.json", Catalog))).Catalog.Body;

    /// <summary>The identifiers of a catalog's tree: <c>g1(a(a.1) b)</c>.</summary>
    public static string Tree(JsonObject holder) => string.Join(' ', new[] { "controls", "groups" }.SelectMany(list => (holder[list] as JsonArray ?? [])
        .Select(i => i!.AsObject()).Select(i => $"{(string?)i["id"]}{(Tree(i) is { Length: > 0 } below ? $"({below})" : "")}")));

    public static string Ids(JsonObject holder, string list) => string.Join(' ', (holder[list] as JsonArray ?? []).Select(i => (string?)i!["id"]));

    static Uri At(string name) => new("file:///documents/" + name);
}

sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("oscal").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
