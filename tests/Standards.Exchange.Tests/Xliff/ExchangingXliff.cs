using System.Text;
using CsCheck;
using Standards.Exchange.Tests.Documents;
using Standards.Exchange.Xliff;
using static Standards.Exchange.Tests.Documents.Sample;

namespace Standards.Exchange.Tests.Xliff;

public sealed class ExchangingXliff
{
    static readonly Language French = Language.Of("fr")!;

    static readonly Document Short = new([E("scope", ElementKind.Clause, "Scope",
        new Element(Id("p"), ElementKind.Paragraph, Inline.Of("See ").Concat(Inline.To(Id("scope"))).Concat(Inline.Of([new Run("now", Marks.Strong, null)]))),
        E("q", ElementKind.Paragraph, "Second."))]);

    public static TheoryData<string> Languages { get; } = [.. Language.Six.Select(l => l.Code)];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Export_is_valid_and_comes_back(string code) => Gen.Select(RandomDocuments.Of(), Gen.Int).Sample((source, seed) =>
    {
        var translation = Translated(source, Language.Of(code)!, new Random(seed));
        var file = XliffWriter.Write(source, Sample.Edition, translation, [Language.English]);
        Assert.Empty(XliffValidator.Check(file).Select(p => p.ToString()));

        var taken = Assert.IsType<TranslationImport.Taken>(XliffReader.Read(file, source));
        Same.Document(translation.Document, taken.Translation.Document);
        Assert.Equal(translation.States.OrderBy(s => s.Key.ToString(), StringComparer.Ordinal), taken.Translation.States.OrderBy(s => s.Key.ToString(), StringComparer.Ordinal));
        Assert.All(taken.Repairs, r => Assert.True(r.Code is "unit.untranslated" or "repairs.more"));
    }, iter: 150);

    [Fact]
    public void Says_which_text_is_authentic_and_how_far_each_is()
    {
        var half = Translation.Begin(French, Short) with { States = Translation.Begin(French, Short).States.Add(Unit("q"), TranslationState.Reviewed) };
        var text = Encoding.UTF8.GetString(XliffWriter.Write(Short, Sample.Edition, half, [Language.English, French]));
        Assert.Contains("type=\"authentic\">en fr<", text, StringComparison.Ordinal);
        Assert.Contains("state=\"reviewed\"", text, StringComparison.Ordinal);
        Assert.Contains("srcLang=\"en\" trgLang=\"fr\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Takes_what_a_tool_has_split_and_put_in_another_order()
    {
        var file = Xlf("""
            <unit id="q"><segment id="a" state="final"><source>Sec</source><target order="2">ième</target></segment><segment id="b" state="translated"><source>ond.</source><target order="1">Deux</target></segment></unit>
            <unit id="gone"><segment><source>x</source></segment></unit>
            """);
        var taken = Assert.IsType<TranslationImport.Taken>(XliffReader.Read(file, Short));
        Assert.Equal("Deuxième", taken.Translation.Document.Find(Id("q"))!.Element.Text.Text);
        Assert.Equal((TranslationState.Translated, TranslationState.Initial), (taken.Translation.StateOf(Unit("q")), taken.Translation.StateOf(Unit("p"))));
        Assert.Equal(["unit.unknown", "unit.untranslated", "unit.untranslated"], taken.Repairs.Select(r => r.Code));
    }

    [Fact]
    public void Marks_what_was_translated_from_another_text()
    {
        var taken = Assert.IsType<TranslationImport.Taken>(XliffReader.Read(Xlf("""<unit id="q"><segment state="final"><source>Old.</source><target>Vieux.</target></segment></unit>"""), Short));
        Assert.Equal((TranslationState.Initial, "Vieux."), (taken.Translation.StateOf(Unit("q")), taken.Translation.Document.Find(Id("q"))!.Element.Text.Text));
        Assert.Contains(taken.Repairs, r => r.Code == "unit.outdated");
    }

    [Theory]
    [InlineData("<!DOCTYPE a><xliff/>", "exchange.entities_forbidden")]
    [InlineData("<xliff/>", "exchange.wrong_format")]
    [InlineData("<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0'/>", "exchange.invalid")]
    [InlineData("<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' srcLang='en' trgLang='de'><file id='f'><unit id='u'><segment><source>x</source></segment></unit></file></xliff>", "exchange.invalid")]
    public void Refuses_by_name(string file, string code) =>
        Assert.Equal(code, Assert.IsType<TranslationImport.Refused>(XliffReader.Read(Encoding.UTF8.GetBytes(file), Short)).Reason.Code);

    [Fact]
    public void Refuses_a_translation_that_would_be_no_document() => Assert.Equal(
        "exchange.no_document", Assert.IsType<TranslationImport.Refused>(XliffReader.Read(Xlf("""<unit id="q"><segment state="final"><source>Second.</source><target> </target></segment></unit>"""), Short)).Reason.Code);

    static byte[] Xlf(string units) => Encoding.UTF8.GetBytes(
        $"""<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.1" srcLang="en" trgLang="fr" xml:space="preserve"><file id="f1">{units}</file></xliff>""");

    static Translation Translated(Document source, Language language, Random random)
    {
        var states = Units.Of(source).Where(_ => random.Next(3) > 0).ToImmutableDictionary(u => u.Id, _ => (TranslationState)random.Next(1, 4));
        var words = Units.Of(source).Where(u => states.ContainsKey(u.Id)).ToDictionary(u => u.Id, u => u.Id.IsAlternative ? Inline.Of("image " + u.Text) : Inline.Of([.. Shuffled(u.Text)]));
        return new(language, Units.With(source, words), states);

        IEnumerable<Run> Shuffled(Inline text)
        {
            var runs = text.Runs.Select(r => r.Target is null ? r with { Text = "t" + r.Text + "t" } : r).ToArray();
            random.Shuffle(runs);
            return runs;
        }
    }

    static UnitId Unit(string id) => new(Id(id));
}
