/// The words of a name in camel case: `MPassModel` has `mpass` and `model`, `URLSchemes` has `url` and `scheme`.
enum NameWords {
    /// In lower case and in the singular.
    static func words(of name: String) -> [String] {
        // The business's own spelling would fall into two words.
        let characters = Array(name.replacing("MPass", with: "Mpass").replacing("mPass", with: "mpass"))
        var words: [String] = []
        var word = ""
        for (place, character) in characters.enumerated() {
            let next = place + 1 < characters.count ? characters[place + 1] : nil
            let previous = place > 0 ? characters[place - 1] : nil
            // A new word: a capital after a small letter, or the last capital of several before a small one.
            let begins =
                character.isUppercase
                && (previous?.isUppercase == false || (previous != nil && next?.isLowercase == true))
            if (begins || !character.isLetter) && !word.isEmpty {
                words.append(word)
                word = ""
            }
            if character.isLetter { word.append(character) }
        }
        if !word.isEmpty { words.append(word) }
        return words.map(singular)
    }

    private static func singular(_ word: String) -> String {
        let word = word.lowercased()
        return word.hasSuffix("s") && !word.hasSuffix("ss") ? String(word.dropLast()) : word
    }
}
