about = Sobre nós
privacy = Política de privacidade
terms = Termos e condições
accessibility = Acessibilidade

accept = Ao criar uma conta, você aceita nossos
accepted_terms = termos e condições

how_data_is_used = Para saber como usamos seus dados, leia nossa
read_privacy = política de privacidade
accessibility_text = Queremos que todas as pessoas possam comprar aqui. Este site foi feito para seguir as Diretrizes de Acessibilidade para Conteúdo Web (WCAG) 2.2, nível AA. Se algo não funcionar para você, fale conosco e ajudaremos você a comprar de outra forma.
full_statement = Ler a declaração de acessibilidade completa
contact = Contato
