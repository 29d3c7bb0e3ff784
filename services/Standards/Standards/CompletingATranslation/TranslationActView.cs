using GraphQL;
using Standards.Graph;
using Standards.ReadingATranslation;

namespace Standards.CompletingATranslation;

/// <summary>An act on a language version, and what it is now.</summary>
[Public, Name("TranslationAct")]
sealed class TranslationActView(Guid act, TranslationView translation)
{
    public ReceiptStub Receipt => new(act);

    public TranslationView Translation => translation;
}
