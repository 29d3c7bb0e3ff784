using System.Text.RegularExpressions;

namespace Standards.Exchange.Xliff.Validating;

/// <summary>Which attributes and children each element of XLIFF 2.1 and its modules has, as data: OASIS XLIFF 2.1, 4 and 5.</summary>
/// <remarks>
/// A line is a name, attributes with their types (<c>!</c> where required; <c>+</c> for any of other vocabularies, <c>~</c> for those
/// of modules), then the children as a regular expression over names. <c>#</c> stands for words, <c>_</c> for an element of a module or another vocabulary.
/// </remarks>
static partial class XliffGrammar
{
    const string Codes = "canCopy:yesNo canDelete:yesNo canReorder:yesNoFirstNo copyOf:token subType:pair type:code";

    const string Inline = "(# | cp | ph | pc | sc | ec | mrk | sm | em)*";

    const string Table = $"""
        xliff          ; version:version! srcLang:language! trgLang:language xml:space:space + ; file+
        file           ; id:token! canResegment:yesNo original translate:yesNo srcDir:dir trgDir:dir xml:space:space + ; skeleton? _* notes? (unit | group)+
        skeleton       ; href ; (# | _)*
        group          ; id:token! name canResegment:yesNo translate:yesNo srcDir:dir trgDir:dir type:pair xml:space:space + ; _* notes? (unit | group)*
        unit           ; id:token! name canResegment:yesNo translate:yesNo srcDir:dir trgDir:dir type:pair xml:space:space + ; _* notes? originalData? (segment | ignorable)+
        segment        ; id:token canResegment:yesNo state:state subState:pair ; source target?
        ignorable      ; id:token ; source target?
        notes          ; ; note+
        note           ; id:token appliesTo:side category priority:priority + ; #*
        originalData   ; ; data+
        data           ; id:token! dir:dir xml:space:preserve ; (# | cp)*
        source         ; xml:lang:language xml:space:space ; {Inline}
        target         ; xml:lang:language xml:space:space order:positive ; {Inline}
        cp             ; hex:hex! ;
        ph             ; id:token! disp equiv dataRef:token subFlows:tokens {Codes} ~ ;
        pc             ; id:token! canOverlap:yesNo dispEnd dispStart equivEnd equivStart dataRefEnd:token dataRefStart:token subFlowsEnd:tokens subFlowsStart:tokens dir:dir {Codes} ~ ; {Inline}
        sc             ; id:token! canOverlap:yesNo dataRef:token dir:dir disp equiv isolated:yesNo subFlows:tokens {Codes} ~ ;
        ec             ; id:token canOverlap:yesNo dataRef:token dir:dir disp equiv isolated:yesNo startRef:token subFlows:tokens {Codes} ~ ;
        mrk            ; id:token! translate:yesNo type:mark ref:uri value + ; {Inline}
        sm             ; id:token! translate:yesNo type:mark ref:uri value + ;
        em             ; startRef:token! ;
        mtc:matches    ; ; mtc:match+
        mtc:match      ; id:token matchQuality:percent matchSuitability:percent origin ref:uri! reference:yesNo similarity:percent subType:pair type:match + ; mda:metadata? originalData? source target _*
        gls:glossary   ; ; gls:glossEntry+
        gls:glossEntry ; id:token ref:uri + ; gls:term gls:translation* gls:definition? _*
        gls:term       ; source + ; #*
        gls:translation ; id:token ref:uri source + ; #*
        gls:definition ; source + ; #*
        mda:metadata   ; id:token ; mda:metaGroup+
        mda:metaGroup  ; id:token category appliesTo:metaSide ; (mda:metaGroup | mda:meta)+
        mda:meta       ; type! ; #*
        res:resourceData ; ; res:resourceItemRef* res:resourceItem*
        res:resourceItemRef ; id:token ref:token! + ;
        res:resourceItem ; mimeType id:token context:yesNo + ; res:source? res:target? res:reference*
        res:source     ; href xml:lang:language + ; (source | _)*
        res:target     ; href xml:lang:language + ; (target | _)*
        res:reference  ; href! xml:lang:language + ;
        ctr:changeTrack ; ; ctr:revisions+
        ctr:revisions  ; appliesTo:token! ref:token currentVersion:token + ; ctr:revision+
        ctr:revision   ; author datetime:instant version:token + ; ctr:item+
        ctr:item       ; property! + ; #*
        slr:profiles   ; generalProfile storageProfile ; slr:normalization? _*
        slr:normalization ; general:normalization storage:normalization ;
        slr:data       ; profile! + ; _*
        val:validation ; + ; val:rule+
        val:rule       ; isPresent occurs:positive isNotPresent startsWith endsWith existsInSource:yesNo caseSensitive:yesNo normalization:normalization disabled:yesNo + ;
        its:locQualityIssues ; xml:id! version its:* ; its:locQualityIssue+
        its:locQualityIssue ; * ;
        its:provenanceRecords ; xml:id! version its:* ; its:provenanceRecord+
        its:provenanceRecord ; * ;
        """;

    public static readonly ImmutableDictionary<string, Rule> Rules = Table.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(';', StringSplitOptions.TrimEntries)).ToImmutableDictionary(parts => parts[0], parts => Rule.Of(parts[1], parts[2]));

    /// <summary>What an element may have.</summary>
    /// <param name="Attributes">Name and type; the type is empty for any value.</param>
    /// <param name="TakesOthers">Whether it takes attributes of other vocabularies.</param>
    /// <param name="TakesModules">Whether it takes attributes of modules.</param>
    public sealed record Rule(ImmutableDictionary<string, string> Attributes, ImmutableArray<string> Required, bool TakesOthers, bool TakesModules, bool TakesAny, Regex Children)
    {
        public static Rule Of(string attributes, string children)
        {
            var names = attributes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var known = names.Where(n => char.IsAsciiLetter(n[0])).Select(n => n.TrimEnd('!')).ToImmutableDictionary(NameOf, n => n[NameOf(n).Length..].TrimStart(':'));
            return new(
                known, [.. names.Where(n => n.EndsWith('!')).Select(n => NameOf(n.TrimEnd('!')))], names.Contains("+"), names.Contains("+") || names.Contains("~"), names.Contains("*"),
                new(@"\A" + Symbol().Replace(children, m => $"(?:{Regex.Escape(m.Value)};)").Replace("_", "(?:(?:[^;:]+:[^;]+|other);)", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) + @"\z", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture));
        }

        static string NameOf(string attribute) => attribute.StartsWith("xml:", StringComparison.Ordinal)
            ? string.Join(':', attribute.Split(':').Take(2))
            : attribute.StartsWith("its:", StringComparison.Ordinal) ? attribute : attribute.Split(':')[0];
    }

    [GeneratedRegex("#|[A-Za-z]+(:[A-Za-z]+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Symbol();
}
