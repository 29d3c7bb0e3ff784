namespace Standards.Exchange.Tests.Documents;

static class Sample
{
    public static Edition Edition { get; } = new(
        "AIGOV 1:2026", "Evaluation of frontier models <1>", 2, new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero), Language.English, "Advanced AI Governance Organization", new("https://standards.example/projects/1/editions/2"));

    public static WId Id(string id) => WId.TryParse(id, out var known) ? known : throw new ArgumentException(id, nameof(id));

    public static Element E(string id, ElementKind kind, string text, params ImmutableArray<Element> children) => new(Id(id), kind, Inline.Of(text), children);

    public static Document DocumentOf(Import import) => import switch
    {
        Import.Taken taken     => taken.Document,
        Import.Refused refused => throw new InvalidOperationException($"{refused.Reason.Code}: {refused.Reason.Message}"),
        _                      => throw new InvalidOperationException(),
    };

    public static string CodeOf(Import import) => import is Import.Refused refused ? refused.Reason.Code : "taken";
}

/// <summary>Says which element of two documents is not the same.</summary>
static class Same
{
    public static void Document(Document expected, Document actual)
    {
        if (expected.Equals(actual))
            return;
        foreach (var (one, other) in expected.All().Zip(actual.All()))
            Assert.Equal(Shown(one), Shown(other));
        Assert.Equal(DocumentJson.Write(expected).ToJsonString(), DocumentJson.Write(actual).ToJsonString());
        Assert.Fail("Two documents differ in nothing that JSON shows.");
    }

    static string Shown(Element element) => DocumentJson.Write(new([element with { Children = [] }])).ToJsonString();
}
