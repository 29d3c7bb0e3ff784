using System.Text.Json;
using System.Text.Json.Serialization;
using Standards.Domain.Amendments;
using Standards.Domain.Documents;
using Standards.Domain.Drafting;
using Standards.Domain.Drafts;
using Standards.Domain.Tests.Amendments;
using static Standards.Domain.Documents.ElementKind;
using static Standards.Domain.Tests.Documents.Trees;

namespace Standards.Domain.Tests.Drafting;

/// <summary>Laws of patches and merges, over texts changed by chance.</summary>
public sealed class MergingTwoWriters
{
    const int Cases = 5_000;

    [Fact]
    public void A_patch_makes_exactly_the_later_text_of_the_earlier_and_back_also_when_it_was_stored() => Each(Cases, seed =>
    {
        var (before, after, _) = Written(seed);
        var (there, back) = (Patch.Between(before, after), Patch.Between(after, before));
        Assert.Equal(after, there.ApplyTo(before));
        Assert.Equal(before, back.ApplyTo(after));
        Assert.Equal(before.Equals(after), there.IsEmpty);
        Assert.Equal(after, JsonSerializer.Deserialize<Patch>(JsonSerializer.Serialize(there, Stored), Stored)!.ApplyTo(before));
    });

    [Fact]
    public void The_operations_derived_from_two_texts_make_the_one_of_the_other()
    {
        var unsayable = 0;
        Each(Cases, seed =>
        {
            var (before, after, _) = Written(seed);
            var (operations, not) = Deriving.Between(before, after);
            if (not.Count > 0)
                Interlocked.Increment(ref unsayable);
            else
                Assert.Equal(after, Alone(before, operations));
        });
        Assert.InRange(unsayable, 0, Cases / 100);
    }

    [Fact]
    public void Whoever_comes_first_the_text_is_the_same_and_nothing_that_one_wrote_alone_is_lost()
    {
        var (clean, conflicting) = (0, 0);
        Each(Cases, seed =>
        {
            var (before, mine, theirs) = Written(seed);
            var (one, other) = (Merging.Of(before, mine, theirs), Merging.Of(before, theirs, mine));
            Assert.Equal(one.Conflicts.Select(c => c.Element), other.Conflicts.Select(c => c.Element));
            Interlocked.Increment(ref one.Conflicts.IsEmpty ? ref clean : ref conflicting);
            if (!one.Conflicts.IsEmpty)
                return;
            Assert.Equal(one.Text, other.Text);
            foreach (var element in mine.All().Where(e => !before.Has(e.WId) || !before.Find(e.WId)!.Element.Text.Equals(e.Text)))
                if (theirs.Find(element.WId) is not { } there || before.Find(element.WId)?.Element.Text.Equals(there.Element.Text) == true)
                    Assert.Equal(element.Text, one.Text.Find(element.WId)?.Element.Text);
        });
        Assert.InRange(clean, Cases / 4, Cases);
        Assert.InRange(conflicting, Cases / 20, Cases);
    }

    [Fact]
    public void Every_conflict_can_be_decided_and_the_decision_is_the_same_from_both_sides()
    {
        var (decidedAll, not) = (0, 0);
        Each(Cases, seed =>
        {
            var (before, mine, theirs) = Written(seed);
            foreach (var keepMine in new[] { true, false })
            {
                var (merging, keep) = Decide(before, mine, theirs, keepMine);
                var (mirrored, _) = Decide(before, theirs, mine, !keepMine);
                Interlocked.Increment(ref merging.Conflicts.IsEmpty ? ref decidedAll : ref not);
                if (merging.Conflicts.IsEmpty && mirrored.Conflicts.IsEmpty)
                    Assert.Equal(merging.Text, mirrored.Text);
                foreach (var at in keep.Where(k => k.Element is not null && merging.Conflicts.IsEmpty))
                    if (before.Find(at.Element!.Value) is not null && (keepMine ? mine : theirs).Find(at.Element.Value) is { } wanted && merging.Text.Find(at.Element.Value) is { } found)
                        Assert.Equal(wanted.Element.Text, found.Element.Text);
            }
        });
        Assert.True(not * 200 < decidedAll, $"{decidedAll} decided, {not} not");
    }

    [Fact]
    public void Words_of_one_paragraph_merge_and_the_same_words_do_not()
    {
        var before = new Document([C("c", "Scope", P("p", "A developer reports incidents within thirty days."))]);
        var mine = With(before, "A developer reports all incidents within thirty days.");
        Assert.Equal("A developer reports all incidents within fifteen days.", Said(Merging.Of(before, mine, With(before, "A developer reports incidents within fifteen days.")).Text));

        var conflict = Assert.Single(Merging.Of(before, mine, With(before, "A developer reports grave incidents within thirty days.")).Conflicts);
        Assert.Equal("1, paragraph 1", conflict.Location);
        Assert.Equal("A developer reports all incidents within thirty days.", conflict.Mine);
        Assert.Equal("A developer reports grave incidents within thirty days.", conflict.Theirs);
        Assert.Equal("A developer reports incidents within thirty days.", conflict.Before);
    }

    [Fact]
    public void What_one_struck_and_the_other_changed_is_asked_about()
    {
        var before = new Document([C("c", "Scope", P("p", "One."), P("q", "Two."))]);
        var struck = new Document([C("c", "Scope", P("q", "Two."))]);
        var changed = new Document([C("c", "Scope", P("p", "One more."), P("q", "Two."))]);
        var conflict = Assert.Single(Merging.Of(before, struck, changed).Conflicts);
        Assert.Null(conflict.Mine);
        Assert.Equal("One more.", conflict.Theirs);
        Assert.Equal(struck, Merging.Of(before, struck, changed, new Keep(Id("p"), Mine: true)).Text);
        Assert.Equal(changed, Merging.Of(before, struck, changed, new Keep(Id("p"), Mine: false)).Text);
    }

    static readonly JsonSerializerOptions Stored = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    static Document With(Document text, string words) => new([text.Elements[0] with { Children = [P("p", words)] }]);

    static string Said(Document text) => text.Find(Id("p"))!.Element.Text.Text;

    static (Merging, ImmutableArray<Keep>) Decide(Document before, Document mine, Document theirs, bool keepMine)
    {
        var keep = ImmutableArray<Keep>.Empty;
        var merging = Merging.Of(before, mine, theirs);
        while (merging.Conflicts.Where(c => !keep.Any(k => k.Element == c.Element)).ToArray() is { Length: > 0 } open)
        {
            keep = [.. keep, .. open.Select(c => new Keep(c.Element, keepMine))];
            merging = Merging.Of(before, mine, theirs, keep);
        }
        return (merging, keep);
    }

    static Document Alone(Document text, ImmutableArray<Operation> operations) =>
        operations.IsEmpty ? text : Consolidation.Of(text, [new Proposal(new(Guid.NewGuid()), null, operations)]).Text;

    /// <summary>A text, and what two writers made of it in some steps each.</summary>
    static (Document Before, Document Mine, Document Theirs) Written(int seed)
    {
        var chance = new Chance(seed);
        var before = chance.Document();
        return (before, Write(before), Write(before));

        Document Write(Document text)
        {
            for (var step = 0; step <= seed % 3; step++)
                if (!text.Elements.IsEmpty && chance.Amendment(text, step + 1) is { } change && Consolidation.Of(text, [change]).Text is var written
                    && written.All().Select(e => e.WId).Distinct().Count() == written.All().Count() && Unfinished.Problems(written).IsEmpty)
                    text = written;
            return text;
        }
    }

    static void Each(int cases, Action<int> hold) => Parallel.For(0, cases, seed =>
    {
        try
        {
            hold(seed);
        }
        catch (Exception wrong)
        {
            throw new InvalidOperationException($"Case {seed}", wrong);
        }
    });
}
