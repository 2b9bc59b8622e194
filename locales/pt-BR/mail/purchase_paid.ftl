subject = Pagamento recebido da sua compra { $number } em { $portal }
happened = Agradecemos a preferência. Recebemos seu pagamento no guichê. Seus lugares estão confirmados.
not_you = Se você não fez este pagamento, entre em contato com { $portal }.
