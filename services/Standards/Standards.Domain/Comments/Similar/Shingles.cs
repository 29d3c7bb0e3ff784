using System.Globalization;
using System.Text;

namespace Standards.Domain.Comments.Similar;

/// <summary>What of a comment is compared: the set of its pairs of neighbouring words, in small letters, text and proposed change together.</summary>
/// <remarks>
/// A word is a run of letters and digits (Unicode, after compatibility composition); a Chinese or Japanese character is a word.
/// A comment of one word has that word. Pairs are numbered through all comments, rarest first, so equal numbers are equal pairs.
/// </remarks>
static class Shingles
{
    /// <summary>The set of each text, ascending.</summary>
    public static int[][] Of(IReadOnlyList<string> texts)
    {
        var words = new Dictionary<string, int>(StringComparer.Ordinal);
        var pairs = new Dictionary<(int, int), int>();
        var sets = new int[texts.Count][];
        var uses = new List<int>();
        var sequence = new List<int>();
        for (var i = 0; i < sets.Length; i++)
        {
            Words(texts[i], words, sequence);
            sets[i] = Distinct(sequence, pairs);
            foreach (var pair in sets[i])
                Count(uses, pair);
        }
        return Renumber(sets, uses);
    }

    static void Words(string text, Dictionary<string, int> known, List<int> into)
    {
        into.Clear();
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        var folded = text.Normalize(NormalizationForm.FormKC).ToLowerInvariant().AsSpan();
        for (var at = 0; at < folded.Length;)
        {
            var end = at;
            while (end < folded.Length && IsOfWord(folded[end]) && !(end > at && (IsWordAlone(folded[at]) || IsWordAlone(folded[end]))))
                end++;
            if (end == at)
            {
                at++;
                continue;
            }
            var word = folded[at..end];
            if (!lookup.TryGetValue(word, out var number))
                lookup[word] = number = known.Count;
            into.Add(number);
            at = end;
        }
    }

    static bool IsOfWord(char c) => char.IsAsciiLetterOrDigit(c) || (c >= 128 && (char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark));

    /// <summary>Ideographs and kana: writing without spaces.</summary>
    static bool IsWordAlone(char c) => c is >= '\u3040' and <= '\u30FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    static int[] Distinct(List<int> words, Dictionary<(int, int), int> known)
    {
        var found = new HashSet<int>();
        if (words.Count == 1)
            found.Add(NumberOf((words[0], -1)));
        for (var i = 1; i < words.Count; i++)
            found.Add(NumberOf((words[i - 1], words[i])));
        return [.. found];

        int NumberOf((int, int) pair)
        {
            if (!known.TryGetValue(pair, out var number))
                known.Add(pair, number = known.Count);
            return number;
        }
    }

    static void Count(List<int> uses, int pair)
    {
        if (pair == uses.Count)
            uses.Add(1);
        else
            uses[pair]++;
    }

    /// <summary>Rarest first: the beginning of a set then says most about it.</summary>
    static int[][] Renumber(int[][] sets, List<int> uses)
    {
        var order = Enumerable.Range(0, uses.Count).ToArray();
        Array.Sort([.. uses.Select((count, pair) => ((long)count << 32) | (uint)pair)], order);
        var rank = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            rank[order[i]] = i;
        foreach (var set in sets)
        {
            for (var i = 0; i < set.Length; i++)
                set[i] = rank[set[i]];
            Array.Sort(set);
        }
        return sets;
    }
}
