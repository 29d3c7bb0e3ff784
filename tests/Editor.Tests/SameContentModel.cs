using System.Text.Json;
using Standards.Domain.Documents;

namespace Editor.Tests;

/// <summary>The editor knows the content model as data of its own: it has to be that of the service.</summary>
public sealed class SameContentModel
{
    static readonly JsonElement Model = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "web", "assets", "editor", "content-model.json"))).RootElement;

    [Fact]
    public void Has_the_kinds_of_the_service() => Assert.Equal(
        Enum.GetValues<ElementKind>().Select(Capitals).Order(StringComparer.Ordinal),
        Model.GetProperty("kinds").EnumerateObject().Select(k => k.Name).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Says_the_same_of_each_kind(ElementKind kind)
    {
        var (rule, known) = (ContentModel.Of(kind), Model.GetProperty("kinds").GetProperty(Capitals(kind)));
        Assert.Equal(Capitals(rule.Words), known.GetProperty("words").GetString());
        Assert.Equal(rule.Children.Select(Capitals).Order(StringComparer.Ordinal), known.GetProperty("children").EnumerateArray().Select(c => c.GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(rule.Needs is { } needed ? Capitals(needed) : null, known.TryGetProperty("needs", out var needs) ? needs.GetString() : null);
        Assert.Equal(ContentModel.Allows(null, kind), Strings("top").Contains(Capitals(kind)));
        Assert.Equal(ContentModel.Divides(kind), Strings("divisions").Contains(Capitals(kind)));
    }

    [Fact]
    public void Has_the_same_bounds() => Assert.Equal(
        (ContentModel.MaxClauseLevels, ContentModel.MaxLineLength),
        (Model.GetProperty("clauseLevels").GetInt32(), Model.GetProperty("lineLength").GetInt32()));

    /// <summary>An element as the editor writes it with the traits it gives to a new one is one that the service reads.</summary>
    [Theory]
    [MemberData(nameof(Kinds))]
    public void Gives_each_kind_its_traits(ElementKind kind)
    {
        var traits = Model.GetProperty("kinds").GetProperty(Capitals(kind)).TryGetProperty("traits", out var given)
            ? given.EnumerateObject().Select(t => $",\"{t.Name}\":{(t.Name == "mathMl" ? "\"<math xmlns='http://www.w3.org/1998/Math/MathML'><mi>x</mi></math>\"" : t.Value.GetRawText())}")
            : [];
        var json = $$"""{"v":1,"elements":[{"wId":"a","kind":"{{Capitals(kind)}}"{{string.Concat(traits)}}}]}""";
        Assert.Equal(kind, DocumentJson.Read(json).Elements[0].Kind);
    }

    public static TheoryData<ElementKind> Kinds => [.. Enum.GetValues<ElementKind>()];

    static HashSet<string> Strings(string name) => [.. Model.GetProperty(name).EnumerateArray().Select(s => s.GetString()!)];

    static string Capitals<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());
}
