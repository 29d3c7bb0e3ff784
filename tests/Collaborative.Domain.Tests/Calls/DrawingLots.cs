using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Collaborative.Domain.Calls;
using CsCheck;
using static Collaborative.Domain.Tests.Calls.Sample;

namespace Collaborative.Domain.Tests.Calls;

public sealed class DrawingLots
{
    static readonly Gen<string> Digests = Gen.Byte.Array[32].Select(Convert.ToHexStringLower);
    static readonly Gen<ApplicationId[]> Many = Gen.Guid.Array[1, 30].Select(ids => ids.Distinct().Select(id => new ApplicationId(id)).ToArray());

    [Fact]
    public void Is_done_again_with_nothing_but_sha256() => Gen.Select(Digests, Digests, Many).Sample((seed, beacon, ids) =>
    {
        var recomputed = ids
            .Select(id => (Id: id, Ticket: Convert.ToHexString(SHA256.HashData(Encoding.ASCII.GetBytes(seed + " " + beacon + " " + id.Value.ToString("D", CultureInfo.InvariantCulture))))))
            .OrderBy(t => t.Ticket, StringComparer.Ordinal).Select(t => t.Id);
        Assert.Equal(recomputed, Lot.Order(seed, beacon, ids));
    });

    [Fact]
    public void Does_not_depend_on_the_order_of_the_list() => Gen.Select(Digests, Digests, Many.SelectMany(ids => Gen.Shuffle(ids).Select(other => (ids, other)))).Sample((seed, beacon, lists) =>
        Assert.Equal(Lot.Order(seed, beacon, lists.ids), Lot.Order(seed, beacon, lists.other)));

    [Fact]
    public void Of_one_does_not_depend_on_who_else_is_listed() => Gen.Select(Digests, Digests, Many).Sample((seed, beacon, ids) =>
        Assert.Equal(Lot.Order(seed, beacon, ids).Where(id => id != ids[0]), Lot.Order(seed, beacon, ids[1..])));

    [Fact]
    public void Gives_everyone_the_same_chance()
    {
        var ids = Enumerable.Range(0, 4).Select(i => new ApplicationId(Id(i))).ToArray();
        var first = Enumerable.Range(0, 4_000).Select(i => Lot.Order(Seed, i.ToString("x64", CultureInfo.InvariantCulture), ids)[0]).CountBy(id => id).ToDictionary();
        Assert.All(ids, id => Assert.InRange(first[id], 860, 1_140));   // five standard deviations around 1,000
    }

    [Fact]
    public void Is_committed_to_by_the_hash_of_the_seed()
    {
        Assert.Equal("66687aadf862bd776c8fc18b8e9f8e20089714856ee233b3902a591d0d5f2925", Lot.Commitment(new string('0', 64)));
        Assert.True(Lot.Reveals(Seed, Lot.Commitment(Seed)));
        Assert.False(Lot.Reveals(Beacon, Lot.Commitment(Seed)));
        Assert.False(Lot.Reveals(Beacon.ToUpperInvariant(), Lot.Commitment(Beacon)));
    }
}
