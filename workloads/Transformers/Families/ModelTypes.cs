using System.Collections.Frozen;

namespace HwSim.Workloads.Transformers.Families;

/// <summary>The model types that are read. One more: one line here and, for a new dialect, one file beside this one.</summary>
public static class ModelTypes
{
    public static FrozenDictionary<string, Func<ModelConfig, TransformerModel>> All { get; } = new Dictionary<string, Func<ModelConfig, TransformerModel>>
    {
        ["llama"] = Llama.Read,
        ["mistral"] = Llama.ReadMistral,
        ["mixtral"] = Llama.ReadMixtral,
        ["qwen2"] = Llama.ReadQwen2,
        ["qwen3"] = Llama.ReadQwen3,
        ["qwen3_moe"] = Llama.ReadQwen3Moe,
        ["gemma"] = Llama.ReadGemma,
        ["phi3"] = Llama.ReadPhi3,
        ["gpt2"] = Gpt2.Read,
        ["gptj"] = Gpt2.ReadGptJ,
        ["gpt_bigcode"] = Gpt2.ReadBigCode,
        ["gpt_neox"] = GptNeoX.Read,
        ["phi"] = GptNeoX.ReadPhi,
        ["falcon"] = Falcon.Read,
        ["opt"] = Opt.Read,
        ["bloom"] = Bloom.Read,
        ["bert"] = Bert.Read,
        ["roberta"] = Bert.ReadRoberta,
        ["xlm-roberta"] = Bert.ReadRoberta,
        ["electra"] = Bert.ReadElectra,
        ["distilbert"] = Bert.ReadDistilBert,
        ["t5"] = T5.Read,
        ["mt5"] = T5.ReadMt5,
        ["bart"] = Bart.Read,
        ["vit"] = Vit.Read,
        ["deit"] = Vit.ReadDeit,
    }.ToFrozenDictionary();
}
