using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Collaborative.Domain.Tests.Cycles;

/// <summary>Equals come in the order of the first eight bytes of the SHA-256 of the seed, a bar and their identifiers, however many there are and however long the seed is.</summary>
public sealed class DrawingAmongEquals
{
    [Fact]
    public void Is_by_the_hash_that_anyone_computes()
    {
        var random = new Random(5);
        for (var length = 0; length <= 200; length += length is > 50 and < 75 ? 1 : 7)
        {
            var seed = string.Concat(Enumerable.Range(0, length).Select(_ => (char)('a' + random.Next(26))));
            Request[] requests = [.. Enumerable.Range(0, 1 + random.Next(40)).Select(i => Scene.Request(i, 0, 8) with { Id = new(new Guid(random.Next(), (short)random.Next(short.MaxValue), 7, [1, 2, 3, 4, 5, 6, 7, (byte)i])) })];
            var outcome = Cycle.Run(Scene.Of([1], (1, 0)).Asks(requests).With(s => s with { Seed = seed }).Snapshot);
            Assert.Equal(requests.OrderBy(r => Drawn(seed, r.Id)).Select(r => r.Id), outcome.Verdicts.Select(v => v.Request));
        }
    }

    static ulong Drawn(string seed, RequestId id) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes($"{seed}|{id.Value:D}")));
}
