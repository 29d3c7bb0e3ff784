using System.Buffers.Binary;
using System.Runtime.Intrinsics;
using System.Text;

namespace Collaborative.Domain.Cycles.Sharing;

/// <summary>Draws for very many at once: the same as <see cref="QuotaIndex.Drawn"/>, by SHA-256 (FIPS 180-4) of eight texts side by side, and of the seed only once. One by one they were half of what a cycle cost.</summary>
static class Draws
{
    const int Lanes = 8, Block = 64, IdLength = 36;

    static readonly uint[] Constants =   // FIPS 180-4, 4.2.2
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
        0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
        0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
        0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
    ];

    static readonly uint[] Beginning = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];   // 5.3.3

    /// <summary>One for each.</summary>
    public static ulong[] Of(string seed, ReadOnlySpan<RequestId> ids)
    {
        var draws = new ulong[ids.Length];
        var done = Vector256.IsHardwareAccelerated ? InLanes(Encoding.UTF8.GetBytes(seed), ids, draws) : 0;
        for (; done < ids.Length; done++)
            draws[done] = QuotaIndex.Drawn(seed, ids[done].Value);
        return draws;
    }

    static int InLanes(byte[] seed, ReadOnlySpan<RequestId> ids, ulong[] draws)
    {
        var (length, same) = (seed.Length + 1 + IdLength, seed.Length / Block * Block);
        var tail = (length - same + 1 + 8 + Block - 1) / Block * Block;   // what differs, the bit that ends it, and its length
        var texts = new byte[Lanes * tail];
        for (var lane = 0; lane < Lanes; lane++)
        {
            var text = texts.AsSpan(lane * tail, tail);
            seed.AsSpan(same).CopyTo(text);
            text[seed.Length - same] = (byte)'|';
            text[length - same] = 0x80;
            BinaryPrimitives.WriteUInt64BigEndian(text[^8..], (ulong)length * 8);
        }
        Span<Vector256<uint>> middle = stackalloc Vector256<uint>[8], state = stackalloc Vector256<uint>[8], words = stackalloc Vector256<uint>[Block];
        for (var i = 0; i < 8; i++)
            middle[i] = Vector256.Create(Beginning[i]);
        for (var at = 0; at < same; at += Block)
        {
            for (var word = 0; word < 16; word++)
                words[word] = Vector256.Create(BinaryPrimitives.ReadUInt32BigEndian(seed.AsSpan(at + (4 * word))));
            Compress(middle, words);
        }
        var first = 0;
        for (; first + Lanes <= ids.Length; first += Lanes)
        {
            for (var lane = 0; lane < Lanes; lane++)
                ids[first + lane].Value.TryFormat(texts.AsSpan((lane * tail) + seed.Length - same + 1), out _);
            middle.CopyTo(state);
            for (var at = 0; at < tail; at += Block)
            {
                for (var word = 0; word < 16; word++)
                    words[word] = Vector256.Create(
                        Word(0, at, word), Word(1, at, word), Word(2, at, word), Word(3, at, word), Word(4, at, word), Word(5, at, word), Word(6, at, word), Word(7, at, word));
                Compress(state, words);
            }
            for (var lane = 0; lane < Lanes; lane++)
                draws[first + lane] = ((ulong)state[0][lane] << 32) | state[1][lane];
        }
        return first;

        uint Word(int lane, int at, int word) => BinaryPrimitives.ReadUInt32BigEndian(texts.AsSpan((lane * tail) + at + (4 * word)));
    }

    /// <summary>FIPS 180-4, 6.2.2, in every lane.</summary>
    static void Compress(Span<Vector256<uint>> state, Span<Vector256<uint>> words)
    {
        for (var t = 16; t < Block; t++)
        {
            var (w2, w15) = (words[t - 2], words[t - 15]);
            words[t] = (Right(w2, 17) ^ Right(w2, 19) ^ (w2 >>> 10)) + words[t - 7] + (Right(w15, 7) ^ Right(w15, 18) ^ (w15 >>> 3)) + words[t - 16];
        }
        var (a, b, c, d, e, f, g, h) = (state[0], state[1], state[2], state[3], state[4], state[5], state[6], state[7]);
        for (var t = 0; t < Block; t++)
        {
            var one = h + (Right(e, 6) ^ Right(e, 11) ^ Right(e, 25)) + ((e & f) ^ Vector256.AndNot(g, e)) + Vector256.Create(Constants[t]) + words[t];
            var two = (Right(a, 2) ^ Right(a, 13) ^ Right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
            (h, g, f, e, d, c, b, a) = (g, f, e, d + one, c, b, a, one + two);
        }
        state[0] += a;
        state[1] += b;
        state[2] += c;
        state[3] += d;
        state[4] += e;
        state[5] += f;
        state[6] += g;
        state[7] += h;
    }

    static Vector256<uint> Right(Vector256<uint> value, int bits) => (value >>> bits) | (value << (32 - bits));
}
